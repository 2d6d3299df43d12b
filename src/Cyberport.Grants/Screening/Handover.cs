using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Screening;

/// <summary>Why work was given to somebody else by rule.</summary>
public enum HandoverReason
{
    /// <summary>Nobody served when it came in.</summary>
    NobodyBefore = 1,
    Left = 2,
    Absent = 3,
    Conflict = 4,
}

/// <summary>That a case or an assessment went from one person to another, and why. Written once.</summary>
public sealed class Handover
{
    private Handover() { }

    internal static Handover Of(ScreeningCaseId? screening, AssessmentId? assessment, PersonId? from, PersonId to, HandoverReason reason, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), CaseId = screening, AssessmentId = assessment, From = from, To = to, Reason = reason, At = at };

    public Guid Id { get; private init; }

    /// <summary>What was handed over: a case or an assessment.</summary>
    public ScreeningCaseId? CaseId { get; private init; }
    public AssessmentId? AssessmentId { get; private init; }
    public PersonId? From { get; private init; }
    public PersonId To { get; private init; }
    public HandoverReason Reason { get; private init; }
    public DateTime At { get; private init; }
}

internal sealed class HandoverConfiguration : IEntityTypeConfiguration<Handover>
{
    public void Configure(EntityTypeBuilder<Handover> handover) => handover.HasIndex(h => h.CaseId);
}
