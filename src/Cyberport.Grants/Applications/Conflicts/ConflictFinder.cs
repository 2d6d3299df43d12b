using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Applications.Conflicts;

/// <summary>Somebody who may come to judge, as far as it matters here.</summary>
/// <param name="Organisations">Bodies that the person belongs to, or works for by their own word.</param>
/// <param name="Domain">Of the place where the person works, where it is not in the portal; or empty.</param>
public sealed record Judge(PersonId Person, string Email, string Name, string NameChinese, IReadOnlyCollection<OrganisationId> Organisations, string Domain);

/// <summary>The other side: the applying body and the people named in the application.</summary>
/// <param name="Addresses">E-mail addresses of the body's members and its registered contact.</param>
public sealed record ApplyingSide(
    GrantApplicationId Application, OrganisationId Organisation, PersonId Lead, IReadOnlyCollection<string> Addresses, IReadOnlyCollection<ContactPerson> Team);

/// <summary>Finds what stands between a person and a case. Pure: what is known decides, and nothing else.</summary>
public static class ConflictFinder
{
    // Anybody has an address there: sharing such a domain says nothing.
    private static readonly HashSet<string> PublicProviders = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "live.hk", "msn.com", "icloud.com", "me.com", "mac.com", "yahoo.com",
        "yahoo.com.hk", "ymail.com", "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "sohu.com", "aliyun.com",
        "139.com", "189.cn", "proton.me", "protonmail.com", "gmx.com", "gmx.net", "mail.com", "aol.com", "zoho.com", "fastmail.com",
        "netvigator.com", "hkbn.net", "i-cable.com", "biznetvigator.com",
        // Nor does an ending under which bodies have their domains.
        "edu.hk", "com.hk", "org.hk", "net.hk", "gov.hk", "idv.hk", "edu.cn", "ac.cn", "com.cn", "org.cn", "net.cn", "gov.cn", "edu.mo", "ac.uk", "co.uk",
    };

    public static IReadOnlyList<ConflictKind> Find(Judge judge, ApplyingSide side)
    {
        var found = new List<ConflictKind>();
        if (judge.Organisations.Contains(side.Organisation)) found.Add(ConflictKind.OwnOrganisation);
        if (DomainsOf(judge).Any(mine => side.Addresses.Any(theirs => IsSameHouse(mine, DomainOf(theirs))))) found.Add(ConflictKind.EmailDomain);
        var isNamed = side.Lead == judge.Person || side.Team.Any(p => SameText(p.Email, judge.Email));
        if (isNamed) found.Add(ConflictKind.TeamMember);
        // Named by another address perhaps, or another person: until it is known which, it blocks.
        else if (side.Team.Any(p => IsNamesake(judge, p))) found.Add(ConflictKind.Namesake);
        return found;
    }

    /// <summary>Whether a domain is one where everybody can have an address.</summary>
    public static bool IsPublicProvider(string domain) => PublicProviders.Contains(domain.Trim());

    private static IEnumerable<string> DomainsOf(Judge judge) =>
        new[] { DomainOf(judge.Email), judge.Domain.Trim() }.Where(d => d.Contains('.', StringComparison.Ordinal) && !IsPublicProvider(d));

    public static string DomainOf(string address) => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..].Trim();

    /// <summary>The same domain, or one under the other: <c>cs.harbour.example</c> and <c>harbour.example</c>.</summary>
    private static bool IsSameHouse(string one, string other) =>
        other.Contains('.', StringComparison.Ordinal)
        && (SameText(one, other) || one.EndsWith("." + other, StringComparison.OrdinalIgnoreCase) || other.EndsWith("." + one, StringComparison.OrdinalIgnoreCase));

    private static bool IsNamesake(Judge judge, ContactPerson person) =>
        SameName(judge.Name, person.Name) || SameName(judge.NameChinese, person.NameChinese)
        || SameName(judge.Name, person.NameChinese) || SameName(judge.NameChinese, person.Name);

    /// <summary>Names are compared without case, punctuation and order: "CHAN, Wing-sum" and "Wing Sum Chan" are the same.</summary>
    private static bool SameName(string one, string other)
    {
        var (mine, theirs) = (PartsOf(one), PartsOf(other));
        return mine.Length > 0 && mine.SequenceEqual(theirs);
    }

    private static string[] PartsOf(string name) => [.. string
        .Concat(name.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Select(c => char.IsLetter(c) || c == '\'' ? c : ' '))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    private static bool SameText(string one, string other) => one.Trim().Equals(other.Trim(), StringComparison.OrdinalIgnoreCase);
}
