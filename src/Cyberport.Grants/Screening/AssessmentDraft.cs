using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Screening;

/// <summary>
/// What an assessor has typed and not given yet, as typed. A root of its own, so that saving it leaves the assessment's version alone;
/// not audited, for what counts is what is given.
/// </summary>
public sealed class AssessmentDraft : Aggregate, IUnaudited
{
    private AssessmentDraft() { }

    public AssessmentId Id { get; private init; }
    public PlatformFit? Fit { get; private set; }
    public int? Cards { get; private set; }
    public int? Months { get; private set; }
    public DateOnly? Start { get; private set; }
    public string Comment { get; private set; } = "";
    public DateTime At { get; private set; }

    internal static AssessmentDraft Of(AssessmentId id) => new() { Id = id };

    internal void Write(TypedAssessment typed, DateTime at) =>
        (Fit, Cards, Months, Start, Comment, At) = (typed.Fit, typed.Cards, typed.Months, typed.Start, typed.Comment, at);
}

/// <summary>What stands in the fields.</summary>
public sealed record TypedAssessment(PlatformFit? Fit, int? Cards, int? Months, DateOnly? Start, string Comment);

internal sealed class AssessmentDraftConfiguration : IEntityTypeConfiguration<AssessmentDraft>
{
    public void Configure(EntityTypeBuilder<AssessmentDraft> draft)
    {
        draft.Property(d => d.Comment).HasMaxLength(TechnicalAssessment.CommentLength);
        draft.HasOne<TechnicalAssessment>().WithOne().HasForeignKey<AssessmentDraft>(d => d.Id);
    }
}
