using System.Security.Cryptography;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Organisations;

/// <summary>What a link in a mail is good for.</summary>
public enum AccountLinkPurpose
{
    ConfirmEmail,
    ResetPassword,
    AcceptInvitation,
}

/// <summary>
/// A link sent by mail. The database knows its digest only; the token itself is made when the mail is written and stands nowhere
/// else. Machine time, because the time machine must not outdate links.
/// </summary>
public sealed class AccountLink : IUnaudited
{
    public static readonly TimeSpan ConfirmationValidity = TimeSpan.FromDays(3);
    public static readonly TimeSpan ResetValidity = TimeSpan.FromHours(1);

    private AccountLink() { }

    internal static AccountLink For(AccountLinkPurpose purpose, Guid subject, string token, DateTime machineNow, TimeSpan? validity) => new()
    {
        TokenDigest = Digest.Of(token).Hex,
        Purpose = purpose,
        Subject = subject,
        ExpiresAt = machineNow + (validity ?? purpose switch
        {
            AccountLinkPurpose.ConfirmEmail => ConfirmationValidity,
            AccountLinkPurpose.ResetPassword => ResetValidity,
            AccountLinkPurpose.AcceptInvitation => Invitation.Validity,
        }),
    };

    public string TokenDigest { get; private set; } = "";
    public AccountLinkPurpose Purpose { get; private set; }

    /// <summary>The person, or for <see cref="AccountLinkPurpose.AcceptInvitation"/> the invitation.</summary>
    public Guid Subject { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public DateTime? UsedAt { get; private set; }

    internal void Use(DateTime machineNow) => UsedAt = machineNow;
}

/// <summary>Makes and finds the links of mails.</summary>
public sealed class AccountLinks(Data.GrantsDbContext db, GrantsClock clock)
{
    /// <summary>Makes a link whose row is saved with whatever else the scope saves. Returns the token, 43 characters for a URL.</summary>
    /// <param name="validity">Other than the purpose's own.</param>
    public string Issue(AccountLinkPurpose purpose, Guid subject, TimeSpan? validity = null)
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        db.Add(AccountLink.For(purpose, subject, token, clock.MachineUtcNow, validity));
        return token;
    }

    /// <summary>The open link behind a token, or null when it is unknown, used or expired: people get one answer for all three.</summary>
    internal async Task<AccountLink?> FindAsync(AccountLinkPurpose purpose, string token, CancellationToken cancel)
    {
        var digest = Digest.Of(token).Hex;
        var link = await db.Set<AccountLink>().SingleOrDefaultAsync(l => l.TokenDigest == digest, cancel);
        return link is not null && link.Purpose == purpose && link.UsedAt is null && link.ExpiresAt > clock.MachineUtcNow ? link : null;
    }

    internal void Use(AccountLink link) => link.Use(clock.MachineUtcNow);
}

internal sealed class AccountLinkConfiguration : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.HasKey(l => l.TokenDigest);
        builder.Property(l => l.TokenDigest).HasMaxLength(64);
        builder.HasIndex(l => l.Subject);
    }
}
