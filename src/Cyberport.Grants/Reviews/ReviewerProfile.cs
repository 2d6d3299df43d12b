using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Reviews;

/// <summary>The languages in which an application may be written.</summary>
public enum ReadingLanguage
{
    English = 1,
    Chinese = 2,
}

/// <summary>What a reviewer knows, reads and takes on, in their own words; the assignment goes by it.</summary>
public sealed class ReviewerProfile : Aggregate
{
    public const int MostAtOnce = 30;

    private ReviewerProfile() { }

    internal ReviewerProfile(PersonId person) => Person = person;

    public PersonId Person { get; private set; }

    /// <summary>Codes of the form's technology areas.</summary>
    public List<string> Areas { get; private set; } = [];
    public List<string> Languages { get; private set; } = [];

    /// <summary>Open reviews at any time; 0 for "none at present".</summary>
    public int MaxLoad { get; private set; } = ReviewPledges.UsualLoad;
    public DateTime ChangedAt { get; private set; }

    internal void Describe(IEnumerable<string> areas, IEnumerable<ReadingLanguage> languages, int maxLoad, DateTime at) =>
        (Areas, Languages, MaxLoad, ChangedAt) = ([.. areas.Distinct()], [.. languages.Distinct().Order().Select(l => l.ToString())], maxLoad, at);
}

/// <summary>How far the reminding of one assignment has come.</summary>
public enum ReviewStepKind
{
    FirstReminder = 1,
    LastReminder = 2,
    Overdue = 3,
}

/// <summary>A step taken once, whoever tries: the key is unique. A new due day begins anew.</summary>
public sealed class ReviewStep : IUnaudited
{
    public ReviewAssignmentId AssignmentId { get; init; }
    public DateOnly DueOn { get; init; }
    public ReviewStepKind Kind { get; init; }
    public DateTime At { get; init; }
}

internal sealed class ReviewerProfileConfiguration : IEntityTypeConfiguration<ReviewerProfile>
{
    public void Configure(EntityTypeBuilder<ReviewerProfile> profile)
    {
        profile.HasKey(p => p.Person);
        profile.HasOne<Person>().WithMany().HasForeignKey(p => p.Person);
    }
}

internal sealed class ReviewStepConfiguration : IEntityTypeConfiguration<ReviewStep>
{
    public void Configure(EntityTypeBuilder<ReviewStep> step)
    {
        step.HasKey(s => new { s.AssignmentId, s.DueOn, s.Kind });
        step.HasOne<ReviewAssignment>().WithMany().HasForeignKey(s => s.AssignmentId);
    }
}
