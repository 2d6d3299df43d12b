using Cyberport.Grants.Allocations;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels.Meetings;
using Cyberport.Grants.Reviews;
using Cyberport.Grants.Screening;

namespace Cyberport.Grants.Notifications;

/// <summary>Where messages lead. A test asks the portal for each of them.</summary>
internal static class NoticeLinks
{
    public const string SignIn = "/account/sign-in";
    public const string ConfirmEmail = "/account/confirm-email/";
    public const string ResetPassword = "/account/reset-password/";
    public const string AcceptInvitation = "/account/invitation/";
    public const string MyOrganisations = "/organisations";
    public const string Screening = "/screening";

    public static string Organisation(OrganisationId id) => $"/organisations/{id.Value}";
    public static string ScreeningCase(ScreeningCaseId id) => $"/screening/{id.Value}";
    public static string Assessment(AssessmentId id) => $"/assessments/{id.Value}";
    public static string Review(ReviewAssignmentId id) => $"/reviews/{id.Value}";
    public static string Case(GrantApplicationId id) => $"/applications/{id.Value}";
    public static string Meeting(MeetingId id) => $"/committee/meetings/{id.Value}";
    public static string Offer(OfferId id) => $"/offers/{id.Value}";
    public static string Use(AllocationId id) => $"/allocations/{id.Value}";
    public static string Bill(BillId id) => $"/bills/{id.Value}";
    public static string Month(DateOnly month) => $"/billing/{month:yyyy-MM}";
    public static string Allocation(AllocationId id) => $"/centre/allocations/{id.Value}";
}
