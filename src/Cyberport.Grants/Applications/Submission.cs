using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Applications;

/// <summary>
/// The immutable snapshot that screening, reviews and decisions refer to: every answer, project and file digest as canonical JSON,
/// and its SHA-256, by which anyone can see later that nothing was changed.
/// </summary>
public sealed class Submission
{
    public const int NameLength = 200;

    private Submission() { }

    public SubmissionId Id { get; private set; }
    public GrantApplicationId ApplicationId { get; private set; }
    public string Json { get; private set; } = "";
    public Digest Digest { get; private set; }
    public DateTime At { get; private set; }
    public PersonId SignedBy { get; private set; }

    /// <summary>The typed signature and the post of the signatory.</summary>
    public string Signature { get; private set; } = "";
    public string SignatoryPost { get; private set; } = "";

    internal static Submission Of(SubmissionId id, GrantApplicationId application, string json, PersonId signedBy, string signature, string post, DateTime now) => new()
    {
        Id = id,
        ApplicationId = application,
        Json = json,
        Digest = Digest.Of(json),
        At = now,
        SignedBy = signedBy,
        Signature = signature,
        SignatoryPost = post,
    };

    /// <summary>The digest still fits the text.</summary>
    public bool IsIntact => Digest.Of(Json) == Digest;
}

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> submission)
    {
        submission.ToTable(t => t.HasTrigger("Submission_append_only"));
        submission.HasKey(s => s.Id);
        submission.HasIndex(s => s.ApplicationId).IsUnique();
        submission.HasIndex(s => s.Digest);
        submission.Property(s => s.Signature).HasMaxLength(Submission.NameLength);
        submission.Property(s => s.SignatoryPost).HasMaxLength(Submission.NameLength);
        submission.HasOne<GrantApplication>().WithMany().HasForeignKey(s => s.ApplicationId);
    }
}
