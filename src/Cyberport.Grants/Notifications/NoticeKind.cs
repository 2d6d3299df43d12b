namespace Cyberport.Grants.Notifications;

/// <summary>
/// The turns of the road, and of an account, of which somebody is told. The words of each stand in <c>NotificationsWords</c> under
/// <c>NoticeKind_{kind}_Subject</c> and <c>_Body</c>.
/// </summary>
public enum NoticeKind
{
    EmailToConfirm,
    AccountExists,
    PasswordResetAsked,
    PasswordChanged,
    Invited,
    JoinRequested,
    JoinDeclined,
    OrganisationToVerify,
    EndorsementAsked,
    Submitted,
    SubmittedToContact,
    SubmittedToOfficers,
    Withdrawn,
    ClarificationAsked,
    ClarificationDue,
    CaseSentBack,
    ScreeningPassed,
    NotEligible,
    AssessmentToGive,
    MeetingConvened,
    Approved,
    Refused,
    OfferMade,
    OfferAccepted,
    OfferDeclined,
    OfferLapsed,
    AllocationReady,
    AllocationEnded,
    CentreDrifted,
    MonthToApprove,
    MonthSentBack,
    BillIssued,
    BillOverdue,
    CallExtended,
    CallClosed,
    ReviewAsked,
    ReviewDueSoon,
    ReviewOverdue,
    ReviewReopened,
}
