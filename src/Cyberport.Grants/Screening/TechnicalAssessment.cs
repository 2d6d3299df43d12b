using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Screening;

public readonly record struct AssessmentId(Guid Value) : IId<AssessmentId>
{
    public static AssessmentId From(Guid value) => new(value);
    public static AssessmentId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// Opened when its case is found complete (Waiting, with an assessor given by rule) until the assessor gives it (Done), which is final. It ends
/// unanswered when the application is taken back (Closed).
/// </summary>
public enum AssessmentState
{
    Waiting = 1,
    Done = 2,
    Closed = 3,
}

public enum AssessmentAction
{
    Give,
    Close,
}

/// <summary>Whether the project fits the platform.</summary>
public enum PlatformFit
{
    /// <summary>As asked.</summary>
    Fits = 1,

    /// <summary>With other figures than asked.</summary>
    FitsWithChanges = 2,
    DoesNotFit = 3,
}

/// <summary>What the assessor would give: the second of the six figures (DOMAIN rule 8).</summary>
/// <param name="Start">First of a month.</param>
public sealed record RecommendedFigures(Cards Cards, int Months, DateOnly Start)
{
    public CardMonths CardMonths => Cards * Months;
}

/// <summary>One project looked at by the centre's engineers: does it fit the platform, is what it asks for reasonable. No scores are known here.</summary>
public sealed class TechnicalAssessment : Aggregate
{
    /// <summary>Working days; a default of this project (DOMAIN §1).</summary>
    public const int Pledge = 15;
    public const int CommentLength = 4000;

    private TechnicalAssessment() { }

    internal static TechnicalAssessment Open(ProjectId project, GrantApplicationId application, ReferenceNumber reference, PersonId? assessor, DateTime at, WorkingDays calendar)
    {
        var assessment = new TechnicalAssessment
        {
            Id = AssessmentId.New(),
            ProjectId = project,
            ApplicationId = application,
            Reference = reference,
            Assessor = assessor,
            State = AssessmentState.Waiting,
            OpenedAt = at,
        };
        assessment.DueOn = assessment.Clock.Read(calendar, at).Due;
        assessment.Raise(new AssessmentOpened(assessment.Id, project, application));
        return assessment;
    }

    public AssessmentId Id { get; private init; }
    public ProjectId ProjectId { get; private init; }
    public GrantApplicationId ApplicationId { get; private init; }
    public ReferenceNumber Reference { get; private init; }

    /// <summary>Given by rule; none while the centre has no technical assessor.</summary>
    public PersonId? Assessor { get; private set; }
    public AssessmentState State { get; private set; }
    public DateTime OpenedAt { get; private init; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Kept for the order of lists.</summary>
    public DateOnly? DueOn { get; private set; }

    public PlatformFit? Fit { get; private set; }

    /// <summary>Absent where it does not fit.</summary>
    public Cards? Cards { get; private set; }
    public int? Months { get; private set; }
    public DateOnly? Start { get; private set; }

    /// <summary>For staff and the Committee.</summary>
    public string Comment { get; private set; } = "";
    public PersonId? GivenBy { get; private set; }

    public PledgeClock Clock => new(OpenedAt, Pledge, [], ClosedAt);

    public RecommendedFigures? Recommended => Cards is { } cards && Months is { } months && Start is { } start ? new(cards, months, start) : null;

    /// <summary>The one table of an assessment's life; none where the action is not possible.</summary>
    public static AssessmentState? Next(AssessmentState from, AssessmentAction action) => (from, action) switch
    {
        (AssessmentState.Waiting, AssessmentAction.Give) => AssessmentState.Done,
        (AssessmentState.Waiting, AssessmentAction.Close) => AssessmentState.Closed,
        (AssessmentState, AssessmentAction.Give or AssessmentAction.Close) => null,
    };

    internal void Give(PersonId by, PlatformFit fit, RecommendedFigures? figures, string comment, DateTime at)
    {
        State = Next(State, AssessmentAction.Give) ?? throw NotWaiting();
        (Fit, Comment, GivenBy, ClosedAt) = (fit, comment, by, at);
        (Cards, Months, Start) = (figures?.Cards, figures?.Months, figures?.Start);
        Raise(new ProjectAssessed(ProjectId, ApplicationId));
    }

    internal static RuleViolation NotWaiting() => new("screening.assessment-not-waiting", ScreeningWords.AssessmentNotWaiting);

    internal void GiveTo(PersonId assessor) => Assessor = assessor;

    /// <summary>The application was taken back.</summary>
    internal void Close(DateTime at)
    {
        if (Next(State, AssessmentAction.Close) is { } next) (State, ClosedAt) = (next, at);
    }
}

/// <summary>A project waits for its assessor.</summary>
public sealed record AssessmentOpened(AssessmentId Assessment, ProjectId Project, GrantApplicationId Application) : IEvent;

/// <summary>The technical assessment of a project is given.</summary>
public sealed record ProjectAssessed(ProjectId Project, GrantApplicationId Application) : IEvent;

internal sealed class TechnicalAssessmentConfiguration : IEntityTypeConfiguration<TechnicalAssessment>
{
    public void Configure(EntityTypeBuilder<TechnicalAssessment> assessment)
    {
        assessment.Property(a => a.Comment).HasMaxLength(TechnicalAssessment.CommentLength);
        assessment.Ignore(a => a.Clock);
        assessment.Ignore(a => a.Recommended);
        assessment.HasIndex(a => a.ProjectId).IsUnique();
        assessment.HasIndex(a => a.ApplicationId);
        assessment.HasIndex(a => new { a.State, a.DueOn });
        assessment.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId);
    }
}
