using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Reviews;

/// <summary>
/// Somebody is Asked for a review, is Reviewing from the first word written on, and has Submitted; an officer may reopen that. Who
/// says no has Declined; who stays silent too long has NotDelivered and is replaced; Withdrawn is what the centre took back.
/// </summary>
public enum ReviewAssignmentState
{
    Asked = 1,
    Reviewing = 2,
    Submitted = 3,
    Declined = 4,
    NotDelivered = 5,
    Withdrawn = 6,
}

public enum ReviewAssignmentAction
{
    Begin,
    Submit,
    Reopen,
    Decline,
    GiveUp,
    Withdraw,
}

/// <summary>Why a reviewer says no.</summary>
public enum DeclineKind
{
    NoTime = 1,
    NotMyField = 2,

    /// <summary>Not said here but declared in the case, so that the case closes to the person.</summary>
    Conflict = 3,
}

/// <summary>One person asked to review one project, once: who said no or stayed silent is not asked again.</summary>
public sealed class ReviewAssignment : Aggregate
{
    public const int WordsLength = 1000;

    private ReviewAssignment() { }

    /// <param name="givenBy">None: by rule.</param>
    /// <param name="why">In the giver's words; empty where the rule gave it.</param>
    internal static ReviewAssignment Ask(ProjectId project, GrantApplicationId application, PersonId reviewer, PersonId? givenBy, string why, DateTime at, DateOnly dueOn)
    {
        var asked = new ReviewAssignment
        {
            Id = ReviewAssignmentId.New(),
            ProjectId = project,
            ApplicationId = application,
            Reviewer = reviewer,
            GivenBy = givenBy,
            GivenWhy = why,
            GivenAt = at,
            DueOn = dueOn,
            State = ReviewAssignmentState.Asked,
        };
        asked.Raise(new ReviewAsked(asked.Id, project, application, reviewer, dueOn));
        return asked;
    }

    public ReviewAssignmentId Id { get; private init; }
    public ProjectId ProjectId { get; private init; }
    public GrantApplicationId ApplicationId { get; private init; }
    public PersonId Reviewer { get; private init; }
    public PersonId? GivenBy { get; private init; }
    public string GivenWhy { get; private init; } = "";
    public DateTime GivenAt { get; private init; }

    /// <summary>A working day; the whole of it counts.</summary>
    public DateOnly DueOn { get; private set; }
    public ReviewAssignmentState State { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public DeclineKind? DeclinedFor { get; private set; }

    /// <summary>Of whoever declined, took back or reopened.</summary>
    public string EndedWhy { get; private set; } = "";

    /// <summary>The one table of an assignment's life; none where the action is not possible.</summary>
    public static ReviewAssignmentState? Next(ReviewAssignmentState from, ReviewAssignmentAction action) => (from, action) switch
    {
        (ReviewAssignmentState.Asked or ReviewAssignmentState.Reviewing, ReviewAssignmentAction.Begin) => ReviewAssignmentState.Reviewing,
        (ReviewAssignmentState.Reviewing, ReviewAssignmentAction.Submit) => ReviewAssignmentState.Submitted,
        (ReviewAssignmentState.Submitted, ReviewAssignmentAction.Reopen) => ReviewAssignmentState.Reviewing,
        (ReviewAssignmentState.Asked or ReviewAssignmentState.Reviewing, ReviewAssignmentAction.Decline) => ReviewAssignmentState.Declined,
        (ReviewAssignmentState.Asked or ReviewAssignmentState.Reviewing, ReviewAssignmentAction.GiveUp) => ReviewAssignmentState.NotDelivered,
        (ReviewAssignmentState.Asked or ReviewAssignmentState.Reviewing, ReviewAssignmentAction.Withdraw) => ReviewAssignmentState.Withdrawn,
        (ReviewAssignmentState, ReviewAssignmentAction.Begin or ReviewAssignmentAction.Submit or ReviewAssignmentAction.Reopen
            or ReviewAssignmentAction.Decline or ReviewAssignmentAction.GiveUp or ReviewAssignmentAction.Withdraw) => null,
    };

    /// <summary>Something is still to come from the reviewer.</summary>
    public bool IsOpen => State is ReviewAssignmentState.Asked or ReviewAssignmentState.Reviewing;

    internal void Begin() => Take(ReviewAssignmentAction.Begin);

    internal void Submit(DateTime at)
    {
        Take(ReviewAssignmentAction.Submit);
        EndedAt = at;
        Raise(new ReviewSubmitted(ProjectId, ApplicationId));
    }

    internal void Reopen(string why, DateOnly dueOn)
    {
        Take(ReviewAssignmentAction.Reopen);
        (EndedAt, EndedWhy, DueOn) = (null, why, dueOn);
        Raise(new ReviewReopened(Id, ProjectId, ApplicationId, Reviewer, DueOn));
    }

    internal void Decline(DeclineKind kind, string words, DateTime at)
    {
        Take(ReviewAssignmentAction.Decline);
        (DeclinedFor, EndedWhy, EndedAt) = (kind, words, at);
        Raise(new ReviewerLost(ProjectId, ApplicationId));
    }

    internal void GiveUp(DateTime at)
    {
        Take(ReviewAssignmentAction.GiveUp);
        EndedAt = at;
        Raise(new ReviewerLost(ProjectId, ApplicationId));
    }

    /// <summary>Tells of a step; the assignment stays as it is.</summary>
    internal void Remind(ReviewStepKind step) => Raise(new ReviewReminded(Id, ProjectId, ApplicationId, Reviewer, step, DueOn));

    internal void Withdraw(string why, DateTime at)
    {
        Take(ReviewAssignmentAction.Withdraw);
        (EndedWhy, EndedAt) = (why, at);
    }

    private void Take(ReviewAssignmentAction action) => State = Next(State, action) ?? throw NotOpen();

    internal static RuleViolation NotOpen() => new("reviews.not-open", ReviewsWords.NotOpen);
}

/// <summary>Somebody is asked for a review.</summary>
public sealed record ReviewAsked(ReviewAssignmentId Assignment, ProjectId Project, GrantApplicationId Application, PersonId Reviewer, DateOnly DueOn) : IEvent;

/// <summary>A review has come in and counts.</summary>
public sealed record ReviewSubmitted(ProjectId Project, GrantApplicationId Application) : IEvent;

/// <summary>An officer gave a review back; it does not count until it is submitted again.</summary>
public sealed record ReviewReopened(ReviewAssignmentId Assignment, ProjectId Project, GrantApplicationId Application, PersonId Reviewer, DateOnly DueOn) : IEvent;

/// <summary>A review is due soon, or overdue.</summary>
public sealed record ReviewReminded(
    ReviewAssignmentId Assignment, ProjectId Project, GrantApplicationId Application, PersonId Reviewer, ReviewStepKind Step, DateOnly DueOn) : IEvent;

/// <summary>A reviewer said no or delivered nothing: the project is one short.</summary>
public sealed record ReviewerLost(ProjectId Project, GrantApplicationId Application) : IEvent;

/// <summary>The project is decided: nobody is asked for a review of it any more. A fact from further down the road.</summary>
public sealed class ReviewsClosed : IUnaudited
{
    public ProjectId ProjectId { get; init; }
    public DateTime At { get; init; }
}

internal sealed class ReviewAssignmentConfiguration : IEntityTypeConfiguration<ReviewAssignment>
{
    public void Configure(EntityTypeBuilder<ReviewAssignment> assignment)
    {
        assignment.Property(a => a.GivenWhy).HasMaxLength(ReviewAssignment.WordsLength);
        assignment.Property(a => a.EndedWhy).HasMaxLength(ReviewAssignment.WordsLength);
        assignment.Ignore(a => a.IsOpen);
        assignment.HasIndex(a => new { a.ProjectId, a.Reviewer }).IsUnique();
        assignment.HasIndex(a => new { a.Reviewer, a.State });
        assignment.HasIndex(a => new { a.State, a.DueOn });
        assignment.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId);
        assignment.HasOne<GrantApplication>().WithMany().HasForeignKey(a => a.ApplicationId);
        assignment.HasOne<Person>().WithMany().HasForeignKey(a => a.Reviewer);
    }
}

internal sealed class ReviewsClosedConfiguration : IEntityTypeConfiguration<ReviewsClosed>
{
    public void Configure(EntityTypeBuilder<ReviewsClosed> closed)
    {
        closed.HasKey(c => c.ProjectId);
        closed.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId);
    }
}
