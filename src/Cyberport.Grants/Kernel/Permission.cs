namespace Cyberport.Grants.Kernel;

/// <summary>What an operation asks for. Which role holds what is said once, in <see cref="Permissions"/>.</summary>
public enum Permission
{
    /// <summary>Any signed-in person: own account, own sessions, own notices, registering or joining an organisation.</summary>
    UseOwnAccount,
    ManageOrganisation,

    EditApplications,
    EndorseApplications,
    AcceptOffers,
    ViewOwnCases,
    ManageProjectUsers,

    ScreenApplications,
    AssessTechnically,
    ReviewProjects,
    RecordDecisions,
    ConfirmDecisions,
    ViewCommittee,

    /// <summary>Members and the chair: a seat and a voice at meetings.</summary>
    SitOnCommittee,

    ViewFund,
    ManageFund,
    ApproveFund,

    OperateCentre,

    Administer,
    ReadAudit,

    /// <summary>Workers only; no person holds it.</summary>
    RunByTheSystem,
}

/// <summary>What a person is to the centre itself.</summary>
public enum StaffRole
{
    CaseOfficer,
    TechnicalAssessor,
    Reviewer,
    CommitteeMember,
    Chair,
    FinanceOfficer,
    FinanceApprover,
    ClusterOperator,
    Administrator,
    Auditor,
}

/// <summary>What a person is to an organisation (DOMAIN §2). A person may be several at once; a start-up's PI may also endorse.</summary>
[Flags]
public enum OrganisationRoles
{
    None = 0,
    PrincipalInvestigator = 1,
    Member = 2,
    Endorser = 4,
    BillingContact = 8,
}

/// <summary>Role → permissions, on one screen.</summary>
public static class Permissions
{
    public static IReadOnlyList<Permission> Of(StaffRole role) => role switch
    {
        StaffRole.CaseOfficer => [Permission.ScreenApplications, Permission.RecordDecisions, Permission.ViewCommittee, Permission.ViewFund],
        StaffRole.TechnicalAssessor => [Permission.AssessTechnically],
        StaffRole.Reviewer => [Permission.ReviewProjects],
        StaffRole.CommitteeMember => [Permission.ViewCommittee, Permission.SitOnCommittee],
        StaffRole.Chair => [Permission.ViewCommittee, Permission.SitOnCommittee, Permission.ConfirmDecisions],
        StaffRole.FinanceOfficer => [Permission.ViewFund, Permission.ManageFund],
        StaffRole.FinanceApprover => [Permission.ViewFund, Permission.ApproveFund],
        StaffRole.ClusterOperator => [Permission.OperateCentre],
        StaffRole.Administrator => [Permission.Administer, Permission.ReadAudit],
        StaffRole.Auditor => [Permission.ReadAudit, Permission.ViewFund, Permission.ViewCommittee],
    };

    public static IEnumerable<Permission> Of(OrganisationRoles roles)
    {
        if (roles == OrganisationRoles.None) yield break;
        yield return Permission.ViewOwnCases;
        if (roles.HasFlag(OrganisationRoles.PrincipalInvestigator))
        {
            yield return Permission.EditApplications;
            yield return Permission.ManageProjectUsers;
            yield return Permission.ManageOrganisation;
        }
        if (roles.HasFlag(OrganisationRoles.Member)) yield return Permission.EditApplications;
        if (roles.HasFlag(OrganisationRoles.Endorser))
        {
            yield return Permission.EndorseApplications;
            yield return Permission.AcceptOffers;
            yield return Permission.ManageOrganisation;
        }
    }
}
