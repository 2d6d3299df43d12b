using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>One made-up person: the handle for scripts, the names, what the person is.</summary>
/// <param name="Organisation">Key of a <see cref="DemonstrationBody"/>.</param>
public sealed record DemonstrationPerson(
    string DemoId, string Name, string NameChinese, StaffRole[] Staff, string? Organisation = null, OrganisationRoles Roles = OrganisationRoles.None, string? ClusterLogin = null);

/// <summary>One made-up organisation.</summary>
public sealed record DemonstrationBody(
    string Key, BilingualText Name, OrganisationCategory Category, string? Ubi, BilingualText Address, string Domain);

/// <summary>The cast of the demonstration. All names are fictional; the handles are kept stable for scripts.</summary>
public static class DemonstrationPeople
{
    public const string University = "harbour";
    public const string StartUp = "lantern";
    public const string Institute = "peak";

    public static readonly IReadOnlyList<DemonstrationBody> Bodies =
    [
        new(University, new("Harbour University, Machine Learning Laboratory", "海港大學機器學習實驗室"), OrganisationCategory.University, null,
            new("8 Jetty Road, Pearl Bay, Hong Kong", "香港珍珠灣碼頭道8號"), "harbour-university.example"),
        new(StartUp, new("Lantern Speech Limited", "燈語科技有限公司"), OrganisationCategory.StartUp, "71234567",
            new("Unit 1203, Beacon Tower, 15 Kite Street, Hong Kong", "香港風箏街15號燈塔大廈1203室"), "lantern-speech.example"),
        new(Institute, new("Cloud Peak Institute of Applied Research", "雲峰應用研究院"), OrganisationCategory.ResearchInstitution, "C7654321",
            new("2 Summit Lane, Sha Po, Hong Kong", "香港沙埔峰頂里2號"), "cloud-peak.example"),
    ];

    public static readonly IReadOnlyList<DemonstrationPerson> All =
    [
        new("pi", "Chan Wing Sum", "陳詠心", [], University, OrganisationRoles.PrincipalInvestigator, "chanws"),
        new("member", "Lau Tsz Ho", "劉子豪", [], University, OrganisationRoles.Member, "lauth"),
        new("endorser", "Ng Mei Yee", "吳美儀", [], University, OrganisationRoles.Endorser),
        new("billing", "Ho Ka Man", "何嘉敏", [], University, OrganisationRoles.BillingContact),
        new("pi2", "Yip Chun Kit", "葉俊傑", [], StartUp, OrganisationRoles.PrincipalInvestigator, "yipck"),
        new("endorser2", "Tang Hoi Ching", "鄧凱晴", [], StartUp, OrganisationRoles.Endorser),
        new("pi3", "Kwok Sze Wai", "郭思慧", [], Institute, OrganisationRoles.PrincipalInvestigator, "kwoksw"),
        new("endorser3", "Fung Man Lok", "馮文樂", [], Institute, OrganisationRoles.Endorser),
        new("officer", "Cheung Pui Shan", "張珮珊", [StaffRole.CaseOfficer]),
        new("assessor", "Lam Chi Hang", "林志恒", [StaffRole.TechnicalAssessor]),
        new("assessor2", "Yeung Ka Yan", "楊嘉欣", [StaffRole.TechnicalAssessor]),
        new("reviewer1", "Mok Yuk Lan", "莫玉蘭", [StaffRole.Reviewer]),
        new("reviewer2", "Siu Kwok Wing", "蕭國榮", [StaffRole.Reviewer]),
        new("reviewer3", "Poon Tin Yan", "潘天恩", [StaffRole.Reviewer]),
        new("reviewer4", "Anita D'Souza", "安妮妲", [StaffRole.Reviewer]),
        new("reviewer5", "Law Ho Yin", "羅浩然", [StaffRole.Reviewer]),
        new("reviewer6", "Tse Ching Nam", "謝靜楠", [StaffRole.Reviewer]),
        new("chair", "Au Yeung Kin", "歐陽健", [StaffRole.Chair]),
        new("committee1", "Chow Lai Ping", "周麗萍", [StaffRole.CommitteeMember]),
        new("committee2", "Kan Siu Fung", "簡兆鋒", [StaffRole.CommitteeMember]),
        new("committee3", "Leung Oi Lam", "梁愛琳", [StaffRole.CommitteeMember]),
        new("committee4", "Ma Tsun Yu", "馬俊宇", [StaffRole.CommitteeMember]),
        new("committee5", "Priya Raman", "彭雅", [StaffRole.CommitteeMember]),
        new("committee6", "To Wai Kuen", "杜慧娟", [StaffRole.CommitteeMember]),
        new("committee7", "Wan Chi Keung", "溫志強", [StaffRole.CommitteeMember]),
        new("finance", "Sham Yuen Ting", "岑婉婷", [StaffRole.FinanceOfficer]),
        new("finance-approver", "Koo Tak Ming", "古德明", [StaffRole.FinanceApprover]),
        new("operator", "Hui Sze Chun", "許仕進", [StaffRole.ClusterOperator]),
        new("admin", "Lo Wing Hong", "盧永康", [StaffRole.Administrator]),
        new("auditor", "Choi Shuk Fan", "蔡淑芬", [StaffRole.Auditor]),
    ];

    /// <summary>The Committee's member by office; the other six are non-official (DOMAIN §1).</summary>
    public const string ExOfficio = "committee7";

    public static DemonstrationPerson Named(string demoId) => All.Single(p => p.DemoId == demoId);

    /// <summary>The place in the cast's list; strangers last.</summary>
    public static int OrderOf(string demoId)
    {
        for (var i = 0; i < All.Count; i++) if (All[i].DemoId == demoId) return i;
        return All.Count;
    }

    /// <summary>The same in every demonstration, so that links into it keep their meaning.</summary>
    public static PersonId IdOf(string demoId) => new(Fixed("person:" + demoId));

    public static OrganisationId BodyIdOf(string key) => new(Fixed("organisation:" + key));

    /// <summary>Somebody of the cast as an actor, for operations run by the seeding and by tests.</summary>
    public static Actor ActorOf(string demoId, GrantsClock clock)
    {
        var person = Named(demoId);
        var memberships = person.Organisation is { } body
            ? new Dictionary<OrganisationId, OrganisationRoles> { [BodyIdOf(body)] = person.Roles } : [];
        return Actor.Of(IdOf(demoId), null, person.Name, person.Staff, memberships, mfaAt: clock.MachineUtcNow);
    }

    private static Guid Fixed(string name) => new(Convert.FromHexString(Digest.Of("cyberport-grants-demonstration:" + name).Hex[..32]));
}
