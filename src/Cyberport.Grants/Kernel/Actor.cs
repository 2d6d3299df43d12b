using System.Collections.Frozen;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Kernel;

/// <summary>
/// Who runs an operation, read from the database for each call, because the claims of a circuit freeze for its life.
/// </summary>
public sealed record Actor
{
    /// <summary>How long a proof of identity counts as fresh for operations that ask for step-up.</summary>
    public static readonly TimeSpan StepUpWindow = TimeSpan.FromMinutes(10);

    public PersonId? Person { get; private init; }
    public SessionId? Session { get; private init; }
    public string Name { get; private init; } = "";
    public string NameChinese { get; private init; } = "";

    /// <summary>The name for readers of the present language; <see cref="Name"/> is the one on record.</summary>
    public string DisplayName => new BilingualText(Name, NameChinese).ToString();
    public FrozenSet<StaffRole> StaffRoles { get; private init; } = [];
    public FrozenDictionary<OrganisationId, OrganisationRoles> Memberships { get; private init; } = FrozenDictionary<OrganisationId, OrganisationRoles>.Empty;

    /// <summary>When this session last showed a second factor, by the machine's clock; null when it never did.</summary>
    public DateTime? MfaAt { get; private init; }

    public FrozenSet<Permission> Permissions { get; private init; } = [];
    public bool IsSystem { get; private init; }

    public static readonly Actor Nobody = new();

    /// <summary>A worker acting for no person; the name stands in the audit.</summary>
    public static Actor System(string name) => new() { Name = name, IsSystem = true, Permissions = [Permission.RunByTheSystem] };

    /// <summary>
    /// A signed-in person. Staff, reviewers and Committee hold the permissions of those roles only in a session with a second
    /// factor: without one they are an ordinary account.
    /// </summary>
    public static Actor Of(
        PersonId person, SessionId? session, string name, IEnumerable<StaffRole> staffRoles,
        IReadOnlyDictionary<OrganisationId, OrganisationRoles> memberships, DateTime? mfaAt, string nameChinese = "")
    {
        var staff = mfaAt is null ? FrozenSet<StaffRole>.Empty : staffRoles.ToFrozenSet();
        return new()
        {
            Person = person,
            Session = session,
            Name = name,
            NameChinese = nameChinese,
            StaffRoles = staff,
            Memberships = memberships.ToFrozenDictionary(),
            MfaAt = mfaAt,
            Permissions = new[] { Permission.UseOwnAccount }
                .Concat(staff.SelectMany(Kernel.Permissions.Of))
                .Concat(memberships.Values.SelectMany(Kernel.Permissions.Of))
                .ToFrozenSet(),
        };
    }

    public bool May(Permission permission) => IsSystem || Permissions.Contains(permission);

    /// <summary>The organisations in which this person has any of these roles.</summary>
    public OrganisationId[] OrganisationsAs(OrganisationRoles anyOf) =>
        [.. Memberships.Where(m => (m.Value & anyOf) != 0).Select(m => m.Key)];

    /// <summary>The person, for operations that only persons run.</summary>
    public PersonId RequirePerson() => Person ?? throw new InvalidOperationException($"'{Name}' is no person.");
}

/// <summary>The actor of the running scope; set by the runner, injected into handlers.</summary>
public sealed class CurrentActor
{
    public Actor Value { get; internal set; } = Actor.Nobody;
}

/// <summary>Where the caller's session comes from: a cookie's claim in HTTP and in circuits, nobody in workers.</summary>
public interface ICaller
{
    ValueTask<SessionId?> SessionAsync();

    /// <summary>The session turned out to have ended: whoever still shows its pages may lead to the door.</summary>
    void SessionEnded() { }
}

/// <summary>Reads an <see cref="Actor"/> from the database. Implemented by the Organisations slice.</summary>
public interface IActorDirectory
{
    Task<Actor> LoadAsync(SessionId session, CancellationToken cancel);
}
