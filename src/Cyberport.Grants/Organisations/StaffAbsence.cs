using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Organisations;

public readonly record struct StaffAbsenceId(Guid Value) : IId<StaffAbsenceId>
{
    public static StaffAbsenceId From(Guid value) => new(value);
    public static StaffAbsenceId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// Days on which somebody of the centre is away, and who stands in. Work that is given by rule passes the absent by; what they hold
/// already stays theirs, and their substitute sees it waiting.
/// </summary>
public sealed class StaffAbsence : Aggregate
{
    /// <summary>Longer is no absence but a role to be taken back.</summary>
    public const int LongestDays = 366;

    private StaffAbsence() { }

    public static StaffAbsence Record(PersonId person, DateOnly from, DateOnly to, PersonId? substitute, PersonId by, DateTime at) => new()
    {
        Id = StaffAbsenceId.New(),
        Person = person,
        From = from,
        To = to,
        Substitute = substitute,
        RecordedBy = by,
        RecordedAt = at,
    };

    public StaffAbsenceId Id { get; private set; }
    public PersonId Person { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>The last day away.</summary>
    public DateOnly To { get; private set; }
    public PersonId? Substitute { get; private set; }
    public PersonId RecordedBy { get; private set; }
    public DateTime RecordedAt { get; private set; }

    /// <summary>Came back early, or never left.</summary>
    public DateTime? CancelledAt { get; private set; }

    /// <summary>What is over stays on record; what has begun ends with yesterday; what lies ahead is taken back whole.</summary>
    public void Cancel(DateOnly today, DateTime at)
    {
        if (CancelledAt is not null || To < today) throw new RuleViolation("organisations.absence-over", OrganisationsWords.AbsenceOver);
        if (From < today) To = today.AddDays(-1);
        else CancelledAt = at;
    }
}

/// <summary>Who is away on a day, for whoever gives work by rule.</summary>
public static class Absences
{
    /// <summary>The people away on this day.</summary>
    public static IQueryable<PersonId> AbsentOn(this GrantsDbContext db, DateOnly day) =>
        db.Set<StaffAbsence>().Where(a => a.CancelledAt == null && a.From <= day && a.To >= day).Select(a => a.Person);

    /// <summary>The people for whom this one stands in on this day.</summary>
    public static IQueryable<PersonId> StoodInForBy(this GrantsDbContext db, PersonId substitute, DateOnly day) =>
        db.Set<StaffAbsence>().Where(a => a.CancelledAt == null && a.From <= day && a.To >= day && a.Substitute == substitute).Select(a => a.Person);
}

internal sealed class StaffAbsenceConfiguration : IEntityTypeConfiguration<StaffAbsence>
{
    public void Configure(EntityTypeBuilder<StaffAbsence> absence)
    {
        absence.HasOne<Person>().WithMany().HasForeignKey(a => a.Person);
        absence.HasOne<Person>().WithMany().HasForeignKey(a => a.Substitute);
        absence.HasIndex(a => new { a.Person, a.From });
        absence.HasIndex(a => new { a.From, a.To });
    }
}
