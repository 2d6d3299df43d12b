using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Notifications;

/// <summary>What somebody is to a turn of the road, or of an account, when they are told of it.</summary>
public enum NoticeRole
{
    /// <summary>The person whose account it is, or who asked.</summary>
    Oneself = 1,
    Lead,
    Endorsers,
    BillingContacts,

    /// <summary>Investigators and endorsers: they admit members.</summary>
    Managers,
    Signatory,

    /// <summary>An address, whoever is behind it.</summary>
    RegisteredContact,
    Invited,
    ProjectUsers,

    /// <summary>The officer of the case, and who stands in.</summary>
    CaseOfficer,
    CaseOfficers,
    Assessor,
    Reviewer,
    CommitteeSeats,
    FinanceOfficers,
    FinanceApprovers,
    Operators,
}

/// <summary>Why a mail is sent whatever its reader has chosen.</summary>
public enum NoticeDuty
{
    /// <summary>Who opens, loses or changes an account must be told.</summary>
    Security = 1,

    /// <summary>Nobody learns late, or from others, how their case was decided.</summary>
    Decision,

    /// <summary>It lapses by itself.</summary>
    Offer,

    /// <summary>A day is set to the reader.</summary>
    Deadline,

    /// <summary>Nothing is filed in a body's name without the body knowing (DOMAIN §1).</summary>
    Receipt,
}

/// <param name="Bell">A notice in the portal.</param>
/// <param name="Mail">A mail; unless <paramref name="Duty"/> says why it must be, the reader may do without.</param>
public sealed record NoticeRow(NoticeKind Kind, NoticeRole Role, bool Bell, bool Mail, NoticeDuty? Duty)
{
    public bool IsMandatory => Duty is not null;
}

/// <summary>Who is told of what, and how: the one table of it, from which every message takes its readers.</summary>
public static class NoticeMatrix
{
    public static readonly IReadOnlyList<NoticeRow> Rows =
    [
        .. MailOnly(NoticeKind.EmailToConfirm, NoticeDuty.Security, NoticeRole.Oneself),
        .. MailOnly(NoticeKind.AccountExists, NoticeDuty.Security, NoticeRole.Oneself),
        .. MailOnly(NoticeKind.PasswordResetAsked, NoticeDuty.Security, NoticeRole.Oneself),
        .. MailOnly(NoticeKind.PasswordChanged, NoticeDuty.Security, NoticeRole.Oneself),
        .. MailOnly(NoticeKind.Invited, NoticeDuty.Security, NoticeRole.Invited),
        .. Free(NoticeKind.JoinRequested, NoticeRole.Managers),
        .. Free(NoticeKind.JoinDeclined, NoticeRole.Oneself),
        .. Free(NoticeKind.OrganisationToVerify, NoticeRole.CaseOfficers),
        .. Free(NoticeKind.EndorsementAsked, NoticeRole.Endorsers),
        .. Must(NoticeKind.Submitted, NoticeDuty.Receipt, NoticeRole.Signatory, NoticeRole.Lead, NoticeRole.Endorsers),
        .. MailOnly(NoticeKind.SubmittedToContact, NoticeDuty.Receipt, NoticeRole.RegisteredContact),
        .. Free(NoticeKind.SubmittedToOfficers, NoticeRole.CaseOfficers),
        .. Must(NoticeKind.Withdrawn, NoticeDuty.Receipt, NoticeRole.Lead, NoticeRole.Endorsers),
        .. Free(NoticeKind.Withdrawn, NoticeRole.CaseOfficers),
        .. Must(NoticeKind.ClarificationAsked, NoticeDuty.Deadline, NoticeRole.Lead, NoticeRole.Endorsers),
        .. Must(NoticeKind.ClarificationDue, NoticeDuty.Deadline, NoticeRole.Lead, NoticeRole.Endorsers),
        .. Free(NoticeKind.CaseSentBack, NoticeRole.CaseOfficer),
        .. Free(NoticeKind.EnquiryAsked, NoticeRole.CaseOfficer),
        .. Free(NoticeKind.EnquiryAnswered, NoticeRole.Oneself, NoticeRole.Lead),
        .. Free(NoticeKind.ScreeningPassed, NoticeRole.Lead, NoticeRole.Endorsers),
        .. Must(NoticeKind.NotEligible, NoticeDuty.Decision, NoticeRole.Lead, NoticeRole.Endorsers),
        .. Must(NoticeKind.AssessmentToGive, NoticeDuty.Deadline, NoticeRole.Assessor),
        .. Must(NoticeKind.MeetingConvened, NoticeDuty.Deadline, NoticeRole.CommitteeSeats),
        .. Must(NoticeKind.Approved, NoticeDuty.Decision, NoticeRole.Lead, NoticeRole.Endorsers),
        .. Must(NoticeKind.Refused, NoticeDuty.Decision, NoticeRole.Lead, NoticeRole.Endorsers),
        .. Must(NoticeKind.OfferMade, NoticeDuty.Offer, NoticeRole.Lead, NoticeRole.Endorsers),
        .. Free(NoticeKind.OfferAccepted, NoticeRole.Lead, NoticeRole.Endorsers, NoticeRole.CaseOfficers, NoticeRole.FinanceOfficers, NoticeRole.Operators),
        .. Free(NoticeKind.OfferDeclined, NoticeRole.Lead, NoticeRole.Endorsers, NoticeRole.CaseOfficers, NoticeRole.FinanceOfficers),
        .. Must(NoticeKind.OfferLapsed, NoticeDuty.Offer, NoticeRole.Lead, NoticeRole.Endorsers),
        .. Free(NoticeKind.OfferLapsed, NoticeRole.CaseOfficers, NoticeRole.FinanceOfficers),
        .. Free(NoticeKind.AllocationReady, NoticeRole.ProjectUsers, NoticeRole.Lead, NoticeRole.Endorsers),
        .. Free(NoticeKind.AllocationEnded, NoticeRole.ProjectUsers, NoticeRole.Lead, NoticeRole.Endorsers),
        .. Free(NoticeKind.CentreDrifted, NoticeRole.Operators),
        .. Free(NoticeKind.MonthToApprove, NoticeRole.FinanceApprovers),
        .. Free(NoticeKind.MonthSentBack, NoticeRole.FinanceOfficers),
        .. Must(NoticeKind.BillIssued, NoticeDuty.Deadline, NoticeRole.BillingContacts, NoticeRole.Endorsers),
        .. Must(NoticeKind.BillOverdue, NoticeDuty.Deadline, NoticeRole.BillingContacts, NoticeRole.Endorsers),
        .. Must(NoticeKind.CallExtended, NoticeDuty.Deadline, NoticeRole.Lead, NoticeRole.Endorsers),
        .. Must(NoticeKind.CallClosed, NoticeDuty.Deadline, NoticeRole.Lead, NoticeRole.Endorsers),
        .. Must(NoticeKind.ReviewAsked, NoticeDuty.Deadline, NoticeRole.Reviewer),
        .. Must(NoticeKind.ReviewDueSoon, NoticeDuty.Deadline, NoticeRole.Reviewer),
        .. Must(NoticeKind.ReviewOverdue, NoticeDuty.Deadline, NoticeRole.Reviewer),
        .. Must(NoticeKind.ReviewReopened, NoticeDuty.Deadline, NoticeRole.Reviewer),
    ];

    private static readonly ILookup<NoticeKind, NoticeRow> ByKind = Rows.ToLookup(r => r.Kind);

    public static IEnumerable<NoticeRow> Of(NoticeKind kind) => ByKind[kind];

    /// <exception cref="InvalidOperationException">The matrix does not have this role told of it.</exception>
    public static NoticeRow Row(NoticeKind kind, NoticeRole role) =>
        ByKind[kind].SingleOrDefault(r => r.Role == role) ?? throw new InvalidOperationException($"The matrix of notices does not have {role} told of {kind}.");

    /// <summary>People of the centre; the others are told as applicants.</summary>
    public static bool IsStaff(NoticeRole role) => role is NoticeRole.CaseOfficer or NoticeRole.CaseOfficers or NoticeRole.Assessor or NoticeRole.Reviewer
        or NoticeRole.CommitteeSeats or NoticeRole.FinanceOfficers or NoticeRole.FinanceApprovers or NoticeRole.Operators;

    /// <summary>Whether somebody like this may be told in that role, for the page of their choices.</summary>
    public static bool MayConcern(NoticeRole role, Actor person)
    {
        bool In(OrganisationRoles roles) => person.OrganisationsAs(roles).Length > 0;
        bool At(params StaffRole[] roles) => roles.Any(person.StaffRoles.Contains);
        return role switch
        {
            NoticeRole.Oneself or NoticeRole.Invited => true,
            NoticeRole.Lead => In(OrganisationRoles.PrincipalInvestigator),
            NoticeRole.Endorsers or NoticeRole.Signatory => In(OrganisationRoles.Endorser),
            NoticeRole.BillingContacts => In(OrganisationRoles.BillingContact),
            NoticeRole.Managers => In(OrganisationRoles.PrincipalInvestigator | OrganisationRoles.Endorser),
            NoticeRole.ProjectUsers => person.Memberships.Count > 0,
            NoticeRole.RegisteredContact => false,
            NoticeRole.CaseOfficer or NoticeRole.CaseOfficers => At(StaffRole.CaseOfficer),
            NoticeRole.Assessor => At(StaffRole.TechnicalAssessor),
            NoticeRole.Reviewer => At(StaffRole.Reviewer),
            NoticeRole.CommitteeSeats => At(StaffRole.CommitteeMember, StaffRole.Chair),
            NoticeRole.FinanceOfficers => At(StaffRole.FinanceOfficer),
            NoticeRole.FinanceApprovers => At(StaffRole.FinanceApprover),
            NoticeRole.Operators => At(StaffRole.ClusterOperator),
        };
    }

    private static IEnumerable<NoticeRow> Free(NoticeKind kind, params NoticeRole[] roles) => roles.Select(r => new NoticeRow(kind, r, true, true, null));

    private static IEnumerable<NoticeRow> Must(NoticeKind kind, NoticeDuty duty, params NoticeRole[] roles) => roles.Select(r => new NoticeRow(kind, r, true, true, duty));

    /// <summary>To people who need not be signed in.</summary>
    private static IEnumerable<NoticeRow> MailOnly(NoticeKind kind, NoticeDuty duty, NoticeRole role) => [new(kind, role, false, true, duty)];
}
