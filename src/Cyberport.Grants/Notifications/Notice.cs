using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Notifications;

public readonly record struct NoticeId(Guid Value) : IId<NoticeId>
{
    public static NoticeId From(Guid value) => new(value);
    public static NoticeId New() => new(Guid.CreateVersion7());
}

/// <summary>A message to one person inside the portal.</summary>
public sealed class Notice : IUnaudited
{
    public const int LinkLength = 200;
    public const int SourceLength = 100;

    public required NoticeId Id { get; init; }
    public required PersonId Person { get; init; }
    public required NoticeKind Kind { get; init; }

    /// <summary><see cref="NoticeFacts"/> as JSON.</summary>
    public required string Facts { get; init; }

    /// <summary>Where to go, from the root of the portal.</summary>
    public required string Link { get; init; }

    /// <summary>What happened; one person is told of it once.</summary>
    public required string Source { get; init; }
    public required DateTime At { get; init; }
    public DateTime? ReadAt { get; private set; }

    public void Read(DateTime now) => ReadAt ??= now;
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.Property(n => n.Facts).HasMaxLength(NoticeFacts.Length);
        notice.Property(n => n.Link).HasMaxLength(Notice.LinkLength);
        notice.Property(n => n.Source).HasMaxLength(Notice.SourceLength);
        notice.HasIndex(n => new { n.Person, n.Source }).IsUnique();
        notice.HasIndex(n => new { n.Person, n.ReadAt, n.At });
        notice.HasOne<Person>().WithMany().HasForeignKey(n => n.Person);
    }
}
