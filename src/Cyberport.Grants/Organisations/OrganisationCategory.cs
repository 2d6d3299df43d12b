using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Organisations;

/// <summary>Who may apply (DOMAIN §1). The form asks some questions of some categories only.</summary>
public enum OrganisationCategory
{
    University,
    ResearchInstitution,

    /// <summary>At most 7 years old and fewer than 250 staff; shown by an incubation or TSSSU / RAISe+ proof.</summary>
    StartUp,
    StrategicEnterprise,
    Enterprise,
    GovernmentDepartment,
}

public static class OrganisationCategoryRules
{
    /// <summary>Universities and departments have no business identifier.</summary>
    public static bool NeedsUbi(this OrganisationCategory category) => category switch
    {
        OrganisationCategory.University or OrganisationCategory.GovernmentDepartment => false,
        OrganisationCategory.ResearchInstitution or OrganisationCategory.StartUp
            or OrganisationCategory.StrategicEnterprise or OrganisationCategory.Enterprise => true,
    };

    /// <summary>In a start-up whoever writes may also sign; everywhere else a second person endorses (DOMAIN rule 20).</summary>
    public static bool LetsWritersEndorse(this OrganisationCategory category) => category == OrganisationCategory.StartUp;
}

public static class OrganisationRolesRules
{
    /// <summary>Those who admit, invite and remove people of their organisation.</summary>
    public const OrganisationRoles Managing = OrganisationRoles.PrincipalInvestigator | OrganisationRoles.Endorser;

    /// <summary>Those who write in applications.</summary>
    public const OrganisationRoles Writing = OrganisationRoles.PrincipalInvestigator | OrganisationRoles.Member;

    public const OrganisationRoles All =
        OrganisationRoles.PrincipalInvestigator | OrganisationRoles.Member | OrganisationRoles.Endorser | OrganisationRoles.BillingContact;

    /// <summary>The roles one by one, in the order of the enum.</summary>
    public static IEnumerable<OrganisationRoles> Each(this OrganisationRoles roles) =>
        Enum.GetValues<OrganisationRoles>().Where(r => r != OrganisationRoles.None && roles.HasFlag(r));
}
