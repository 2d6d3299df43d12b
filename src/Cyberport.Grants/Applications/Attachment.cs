using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Applications;

/// <summary>The file in one of the form's slots. Its bytes lie under their digest in the store; adding another one replaces it here only.</summary>
public sealed class Attachment : Aggregate
{
    public const int NameLength = 120;

    /// <summary>10 MB, of each file.</summary>
    public const long MaxBytes = 10 * 1024 * 1024;

    private Attachment() { }

    public AttachmentId Id { get; private set; }
    public GrantApplicationId ApplicationId { get; private set; }

    /// <summary>The question whose slot it fills.</summary>
    public string QuestionCode { get; private set; } = "";

    public string FileName { get; private set; } = "";
    public long Bytes { get; private set; }
    public int Pages { get; private set; }
    public Digest Digest { get; private set; }
    public PersonId By { get; private set; }
    public DateTime At { get; private set; }

    internal static Attachment Into(GrantApplicationId application, string questionCode) =>
        new() { Id = AttachmentId.New(), ApplicationId = application, QuestionCode = questionCode };

    internal void Fill(string fileName, StoredFile file, int pages, PersonId by, DateTime now)
    {
        FileName = fileName;
        Bytes = file.Bytes;
        Digest = file.Digest;
        Pages = pages;
        By = by;
        At = now;
    }
}

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.HasKey(a => a.Id);
        attachment.Property(a => a.QuestionCode).HasMaxLength(AnswerConfiguration.CodeLength);
        attachment.Property(a => a.FileName).HasMaxLength(Attachment.NameLength);
        attachment.HasIndex(a => new { a.ApplicationId, a.QuestionCode }).IsUnique();
        attachment.HasOne<GrantApplication>().WithMany().HasForeignKey(a => a.ApplicationId);
    }
}
