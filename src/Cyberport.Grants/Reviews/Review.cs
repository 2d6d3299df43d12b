using System.Text.Json;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Reviews;

/// <summary>A review is a Draft, seen by its writer alone, until it is Submitted and counts.</summary>
public enum ReviewState
{
    Draft = 1,
    Submitted = 2,
}

/// <summary>How sure the reviewer is of their own judgement.</summary>
public enum Confidence
{
    Low = 1,
    Medium = 2,
    High = 3,
}

/// <summary>What is said under one criterion.</summary>
/// <param name="Criterion">Its number in the programme.</param>
/// <param name="Score">Whole, 0 to 5; none while not given.</param>
public sealed record CriterionScore(int Criterion, int? Score, string Comment);

/// <summary>Everything that a reviewer fills in, as it stands.</summary>
/// <param name="ToCommittee">For the Committee's eyes only.</param>
/// <param name="ToApplicant">May be passed on to the applicant, without the reviewer's name.</param>
public sealed record ReviewSheet(IReadOnlyList<CriterionScore> Scores, Confidence? Confidence, string ToCommittee, string ToApplicant)
{
    public static readonly ReviewSheet Empty = new([], null, "", "");

    public CriterionScore Of(int criterion) => Scores.FirstOrDefault(s => s.Criterion == criterion) ?? new(criterion, null, "");
}

/// <summary>One person's judgement of one project.</summary>
public sealed class Review : Aggregate
{
    public const int HighestScore = 5;
    public const int CommentLength = 4000;

    private Review() { }

    internal Review(ReviewAssignment assignment) =>
        (Id, AssignmentId, ProjectId, ApplicationId, Reviewer, State) =
        (ReviewId.New(), assignment.Id, assignment.ProjectId, assignment.ApplicationId, assignment.Reviewer, ReviewState.Draft);

    public ReviewId Id { get; private init; }

    /// <summary>One review per assignment.</summary>
    public ReviewAssignmentId AssignmentId { get; private init; }
    public ProjectId ProjectId { get; private init; }
    public GrantApplicationId ApplicationId { get; private init; }
    public PersonId Reviewer { get; private init; }
    public ReviewState State { get; private set; }
    public IReadOnlyList<CriterionScore> Scores { get; private set; } = [];
    public Confidence? Confidence { get; private set; }
    public string ToCommittee { get; private set; } = "";
    public string ToApplicant { get; private set; } = "";
    public DateTime SavedAt { get; private set; }
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>Hundredths of a point out of 100, by the weights of the day it was submitted; none in a draft.</summary>
    public int? WeightedPoints { get; private set; }

    public ReviewSheet Sheet => new(Scores, Confidence, ToCommittee, ToApplicant);

    /// <summary>The version that the running save will give it: what the page carries back.</summary>
    public long NextVersion => Version + 1;

    /// <summary>Keeps what was typed, and who kept it when.</summary>
    internal ReviewHistory Write(ReviewSheet sheet, DateTime at)
    {
        RequireDraft();
        (Scores, Confidence, ToCommittee, ToApplicant, SavedAt) = (sheet.Scores, sheet.Confidence, sheet.ToCommittee, sheet.ToApplicant, at);
        return new() { ReviewId = Id, ReviewVersion = NextVersion, By = Reviewer, At = at, Digest = Digest.Of(JsonSerializer.Serialize(sheet, GrantsJson.Options)) };
    }

    internal void Submit(int points, DateTime at)
    {
        RequireDraft();
        (State, WeightedPoints, SubmittedAt) = (ReviewState.Submitted, points, at);
    }

    internal void Reopen() => (State, WeightedPoints, SubmittedAt) = (ReviewState.Draft, null, null);

    private void RequireDraft()
    {
        if (State != ReviewState.Draft) throw ReviewAssignment.NotOpen();
    }
}

/// <summary>Who saved a draft when, and a digest of it; the text is not kept twice.</summary>
public sealed class ReviewHistory : IUnaudited
{
    public ReviewId ReviewId { get; init; }
    public long ReviewVersion { get; init; }
    public PersonId By { get; init; }
    public DateTime At { get; init; }
    public Digest Digest { get; init; }
}

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.Ignore(r => r.Sheet);
        review.Ignore(r => r.NextVersion);
        review.Property(r => r.ToCommittee).HasMaxLength(Review.CommentLength);
        review.Property(r => r.ToApplicant).HasMaxLength(Review.CommentLength);
        review.Property(r => r.Scores).HasConversion(
            scores => JsonSerializer.Serialize(scores, GrantsJson.Options),
            json => json == "" ? Array.Empty<CriterionScore>() : JsonSerializer.Deserialize<CriterionScore[]>(json, GrantsJson.Options)!,
            new ValueComparer<IReadOnlyList<CriterionScore>>((a, b) => a!.SequenceEqual(b!), s => s.Count, s => s));
        review.HasIndex(r => r.AssignmentId).IsUnique();
        review.HasIndex(r => new { r.ProjectId, r.State });
        review.HasOne<ReviewAssignment>().WithMany().HasForeignKey(r => r.AssignmentId);
        review.HasOne<Project>().WithMany().HasForeignKey(r => r.ProjectId);
        review.HasOne<Person>().WithMany().HasForeignKey(r => r.Reviewer);
    }
}

internal sealed class ReviewHistoryConfiguration : IEntityTypeConfiguration<ReviewHistory>
{
    public void Configure(EntityTypeBuilder<ReviewHistory> history)
    {
        history.HasKey(h => new { h.ReviewId, h.ReviewVersion });
        history.HasOne<Review>().WithMany().HasForeignKey(h => h.ReviewId);
    }
}
