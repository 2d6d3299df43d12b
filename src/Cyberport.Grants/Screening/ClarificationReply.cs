using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Screening;

/// <summary>
/// What an applicant has typed and not sent back yet. A root of its own with its version, so that two of a team are told of each other and
/// nothing is overwritten; not audited, for what counts is what is sent back.
/// </summary>
public sealed class ClarificationReply : Aggregate, IUnaudited
{
    private ClarificationReply() { }

    public ClarificationId Id { get; private init; }
    public string After { get; private set; } = "";
    public string Explanation { get; private set; } = "";
    public PersonId By { get; private set; }
    public DateTime At { get; private set; }

    internal static ClarificationReply To(ClarificationId id) => new() { Id = id };

    internal void Write(string after, string explanation, PersonId by, DateTime at) => (After, Explanation, By, At) = (after, explanation, by, at);
}

internal sealed class ClarificationReplyConfiguration : IEntityTypeConfiguration<ClarificationReply>
{
    public void Configure(EntityTypeBuilder<ClarificationReply> reply)
    {
        reply.Property(r => r.Explanation).HasMaxLength(Clarification.TextLength);
        reply.HasOne<Clarification>().WithOne().HasForeignKey<ClarificationReply>(r => r.Id);
    }
}
