using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Notifications;

public readonly record struct MailId(Guid Value) : IId<MailId>
{
    public static MailId From(Guid value) => new(value);
    public static MailId New() => new(Guid.CreateVersion7());
}

/// <summary>Pending → Sent; Parked after <see cref="Mail.MaxAttempts"/> failures, until an administrator has it sent again.</summary>
public enum MailState
{
    Pending,
    Sent,
    Parked,
}

/// <summary>
/// A mail, queued in the save of what it tells of, in the language of its reader. A secret link is not in it: the link is made when
/// the mail is sent.
/// </summary>
public sealed class Mail : IUnaudited
{
    public const int MaxAttempts = 8;
    public const int SubjectLength = 400;
    public const int ErrorLength = 1000;

    /// <summary>How long one process has for sending before another may try.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    public required MailId Id { get; init; }
    public required string To { get; init; }
    public required string Language { get; init; }
    public required NoticeKind Kind { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }

    /// <summary>Where to go, from the root of the portal; of a secret link the part before its token.</summary>
    public required string Link { get; init; }
    public AccountLinkPurpose? SecretFor { get; init; }
    public Guid? SecretOf { get; init; }
    public required string Source { get; init; }
    public required DateTime QueuedAt { get; init; }

    public MailState State { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Machine's clock.</summary>
    public required DateTime NotBefore { get; set; }
    public DateTime? SentAt { get; private set; }
    public string? Error { get; private set; }

    internal void Try(DateTime machineNow)
    {
        Attempts++;
        NotBefore = machineNow + Claim;
    }

    internal void Sent(DateTime now) => (State, SentAt, Error) = (MailState.Sent, now, null);

    internal void Fail(string error, DateTime machineNow)
    {
        Error = error.Length > ErrorLength ? error[..ErrorLength] : error;
        NotBefore = machineNow + TimeSpan.FromSeconds(15 * Math.Pow(2, Attempts));
        if (Attempts >= MaxAttempts) State = MailState.Parked;
    }

    internal void SendAgain(DateTime machineNow)
    {
        if (State != MailState.Parked) throw new RuleViolation("notifications.not-failed", NotificationsWords.NotFailed);
        (State, Attempts, NotBefore) = (MailState.Pending, 0, machineNow);
    }
}

internal sealed class MailConfiguration : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> mail)
    {
        mail.Property(m => m.To).HasMaxLength(Person.EmailLimit);
        mail.Property(m => m.Language).HasMaxLength(Person.LanguageLimit);
        mail.Property(m => m.Subject).HasMaxLength(Mail.SubjectLength);
        mail.Property(m => m.Link).HasMaxLength(Notice.LinkLength);
        mail.Property(m => m.Source).HasMaxLength(Notice.SourceLength);
        mail.Property(m => m.Error).HasMaxLength(Mail.ErrorLength);
        mail.Property(m => m.NotBefore).IsConcurrencyToken();
        mail.HasIndex(m => new { m.To, m.Source }).IsUnique();
        mail.HasIndex(m => new { m.State, m.NotBefore });
    }
}
