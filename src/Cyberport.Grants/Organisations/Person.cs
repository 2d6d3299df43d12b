using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Organisations;

/// <summary>
/// A human being with an account. The row shares its id with the account (<c>GrantsUser</c>), which alone holds credentials, so
/// that no page about people ever touches them.
/// </summary>
public sealed class Person : Aggregate
{
    public const int NameLimit = 120;
    public const int EmailLimit = 254;
    public const int PhoneLimit = 20;
    public const int LanguageLimit = 10;
    public const int DemoIdLimit = 32;
    private const string GuestPrefix = "guest-";

    private Person() { }

    /// <summary>Registers a person; the account of the same id stands beside it in the same save.</summary>
    /// <param name="asGuest">Registered by hand in a demonstration: marked as one of its people, so that it never counts as real.</param>
    public static Person Register(PersonId id, string name, string nameChinese, string email, string language, bool asGuest, DateTime at)
    {
        var person = new Person
        {
            Id = id,
            Name = name.Trim(),
            NameChinese = nameChinese.Trim(),
            Email = EmailAddress.Normalise(email),
            Language = language,
            DemoId = asGuest ? GuestPrefix + id.Value.ToString("N")[^12..] : null,
            RegisteredAt = at,
        };
        person.Raise(new PersonRegistered(id));
        return person;
    }

    /// <summary>The first administrator: no mail follows, whoever runs the host hands the link over.</summary>
    internal static Person Install(PersonId id, string name, string nameChinese, string email, DateTime at) => new()
    {
        Id = id,
        Name = name.Trim(),
        NameChinese = nameChinese.Trim(),
        Email = EmailAddress.Normalise(email),
        RegisteredAt = at,
    };

    /// <summary>A made-up person of the demonstration: no account, no password; signs in by its handle only.</summary>
    public static Person Demonstrate(PersonId id, string demoId, string name, string nameChinese, string email, string? clusterLogin, DateTime at) => new()
    {
        Id = id,
        DemoId = demoId,
        Name = name,
        NameChinese = nameChinese,
        Email = EmailAddress.Normalise(email),
        ClusterLogin = clusterLogin is null ? null : Organisations.ClusterLogin.Parse(clusterLogin).Value,
        Language = "en",
        RegisteredAt = at,
    };

    public PersonId Id { get; private set; }
    public string Name { get; private set; } = "";
    public string NameChinese { get; private set; } = "";

    /// <summary>In lower case, unique: collations differ between the databases.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Hong Kong number of 8 digits, or empty.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>The Unix account on the cluster, entered by the operator; unique. The portal creates none (DOMAIN rule 18).</summary>
    public string? ClusterLogin { get; private set; }

    /// <summary>The language of mails: <c>en</c>, <c>zh-Hant</c> or <c>zh-Hans</c>.</summary>
    public string Language { get; private set; } = "en";

    public DateTime RegisteredAt { get; private set; }

    /// <summary>The handle of a demonstration person (<c>pi</c>, <c>officer</c>…); null for a real one.</summary>
    public string? DemoId { get; private set; }

    /// <summary>When an administrator shut the account: its sessions are nobody's from that moment.</summary>
    public DateTime? DisabledAt { get; private set; }

    /// <summary>The name for readers of the current language.</summary>
    public string DisplayName => new BilingualText(Name, NameChinese).ToString();

    public void Describe(string name, string nameChinese, string phone, string language)
    {
        Name = name.Trim();
        NameChinese = nameChinese.Trim();
        Phone = phone.Trim();
        Language = language;
    }

    public void SetClusterLogin(ClusterLogin? login)
    {
        if (ClusterLogin == login?.Value) return;
        ClusterLogin = login?.Value;
        Raise(new ClusterLoginSet(Id, ClusterLogin));
    }

    /// <summary>The address was registered again: its owner is told by mail that the account exists.</summary>
    internal void RememberAccount() => Raise(new AccountRemembered(Id));

    /// <summary>The link in the first mail was lost or outdated.</summary>
    internal void AskConfirmationAgain() => Raise(new PersonRegistered(Id));

    internal void AskPasswordReset() => Raise(new PasswordResetAsked(Id));

    internal void TellPasswordChanged() => Raise(new PasswordChanged(Id));

    /// <summary>A role at the centre is given; the row of it is a <see cref="StaffAssignment"/>.</summary>
    internal void Appoint(StaffRole role) => Raise(new StaffRoleGranted(Id, role));

    public void Disable(DateTime at) => DisabledAt ??= at;

    public void Enable() => DisabledAt = null;
}

/// <summary>Somebody opened an account; the mail with the confirmation link follows.</summary>
public sealed record PersonRegistered(PersonId Person) : IEvent;

/// <summary>Somebody tried to register an address that has an account.</summary>
public sealed record AccountRemembered(PersonId Person) : IEvent;

/// <summary>A mail with a link to set a new password follows.</summary>
public sealed record PasswordResetAsked(PersonId Person) : IEvent;

/// <summary>The owner is told by mail, in case it was somebody else.</summary>
public sealed record PasswordChanged(PersonId Person) : IEvent;

/// <summary>Somebody has a role at the centre from now on.</summary>
public sealed record StaffRoleGranted(PersonId Person, StaffRole Role) : IEvent;

/// <summary>The operator entered, changed or took away a person's Unix account.</summary>
public sealed record ClusterLoginSet(PersonId Person, string? Login) : IEvent;

/// <summary>E-mail addresses are compared without case, so they are kept in lower case.</summary>
public static class EmailAddress
{
    public static string Normalise(string email) => email.Trim().ToLowerInvariant();
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(Person.NameLimit);
        builder.Property(p => p.NameChinese).HasMaxLength(Person.NameLimit);
        builder.Property(p => p.Email).HasMaxLength(Person.EmailLimit);
        builder.Property(p => p.Phone).HasMaxLength(Person.PhoneLimit);
        builder.Property(p => p.ClusterLogin).HasMaxLength(ClusterLogin.Limit);
        builder.Property(p => p.Language).HasMaxLength(Person.LanguageLimit);
        builder.Property(p => p.DemoId).HasMaxLength(Person.DemoIdLimit);
        builder.Ignore(p => p.DisplayName);
        builder.HasIndex(p => p.Email).IsUnique();
        // Square brackets quote a name in both databases. Without the filter SQL Server allows one null only.
        builder.HasIndex(p => p.ClusterLogin).IsUnique().HasFilter("[ClusterLogin] IS NOT NULL");
        builder.HasIndex(p => p.DemoId).IsUnique().HasFilter("[DemoId] IS NOT NULL");
    }
}
