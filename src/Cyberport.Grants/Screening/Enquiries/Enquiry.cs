using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Screening.Enquiries;

public readonly record struct EnquiryId(Guid Value) : IId<EnquiryId>
{
    public static EnquiryId From(Guid value) => new(value);
    public static EnquiryId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// One question of an applicant to the secretariat, and its answer. Both are written once: who wants to add something asks again. It has
/// a clock of its own and leaves the case's alone (decision 20).
/// </summary>
public sealed class Enquiry : Aggregate
{
    public const int TextLength = 2000;

    /// <summary>As many of one case may wait for an answer at once.</summary>
    public const int MostOpen = 5;

    /// <summary>Who asks and reads answers; a billing contact has nothing to do with them.</summary>
    public const OrganisationRoles Asking = OrganisationRoles.PrincipalInvestigator | OrganisationRoles.Member | OrganisationRoles.Endorser;

    private Enquiry() { }

    internal static Enquiry Ask(ScreeningCase screening, int number, string question, PersonId by, DateTime at, WorkingDays calendar)
    {
        var enquiry = new Enquiry
        {
            Id = EnquiryId.New(),
            CaseId = screening.Id,
            ApplicationId = screening.ApplicationId,
            Number = number,
            Question = question,
            AskedBy = by,
            AskedAt = at,
            PledgeDays = ScreeningPledges.Enquiry,
        };
        enquiry.DueOn = enquiry.Clock.Read(calendar, at).Due!.Value;
        enquiry.Raise(new EnquiryAsked(enquiry.Id, screening.Id, screening.ApplicationId));
        return enquiry;
    }

    public EnquiryId Id { get; private init; }
    public ScreeningCaseId CaseId { get; private init; }
    public GrantApplicationId ApplicationId { get; private init; }

    /// <summary>Counted within the case.</summary>
    public int Number { get; private init; }
    public string Question { get; private init; } = "";
    public PersonId AskedBy { get; private init; }
    public DateTime AskedAt { get; private init; }

    /// <summary>The promise as it was when the question came in.</summary>
    public int PledgeDays { get; private init; }

    /// <summary>The day that <see cref="Clock"/> tells, for the order of lists. Nothing stops this clock.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Empty until it is given.</summary>
    public string Answer { get; private set; } = "";
    public PersonId? AnsweredBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>When whoever asked has seen the answer.</summary>
    public DateTime? ReadAt { get; private set; }

    public PledgeClock Clock => new(AskedAt, PledgeDays, [], AnsweredAt);

    /// <exception cref="RuleViolation">Somebody was quicker.</exception>
    internal void Reply(string answer, PersonId by, DateTime at)
    {
        if (AnsweredAt is not null) throw new RuleViolation("screening.enquiry-answered", ScreeningWords.EnquiryAnswered);
        (Answer, AnsweredBy, AnsweredAt) = (answer, by, at);
        Raise(new EnquiryAnswered(Id, ApplicationId));
    }

    internal void Read(DateTime at)
    {
        if (AnsweredAt is not null) ReadAt ??= at;
    }
}

/// <summary>An applicant asked the secretariat something.</summary>
public sealed record EnquiryAsked(EnquiryId Enquiry, ScreeningCaseId Case, GrantApplicationId Application) : IEvent;

/// <summary>The secretariat answered.</summary>
public sealed record EnquiryAnswered(EnquiryId Enquiry, GrantApplicationId Application) : IEvent;

internal sealed class EnquiryConfiguration : IEntityTypeConfiguration<Enquiry>
{
    public void Configure(EntityTypeBuilder<Enquiry> enquiry)
    {
        enquiry.ToTable(t => t.HasTrigger("Enquiry_append_only"));
        enquiry.Property(e => e.Question).HasMaxLength(Enquiry.TextLength);
        enquiry.Property(e => e.Answer).HasMaxLength(Enquiry.TextLength);
        enquiry.Ignore(e => e.Clock);
        enquiry.HasIndex(e => new { e.CaseId, e.Number }).IsUnique();
        enquiry.HasIndex(e => new { e.ApplicationId, e.AnsweredAt });
        enquiry.HasIndex(e => new { e.AskedBy, e.ReadAt });
        enquiry.HasOne<ScreeningCase>().WithMany().HasForeignKey(e => e.CaseId);
    }
}
