using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;

namespace Cyberport.Grants.Applications;

/// <summary>
/// Whether a call takes this application now. Asked inside the write transaction, by the server's clock: what counts is when it is
/// written, not when somebody pressed the button.
/// </summary>
internal static class CallRules
{
    public static void RequireOpen(Call call, OrganisationId organisation, DateTime now)
    {
        switch (call.StateFor(organisation, now))
        {
            case CallState.Open:
                return;
            case CallState.NotYetOpen:
                throw new RuleViolation("applications.call-not-open", Format(ApplicationsWords.CallNotOpen, call.OpensAt));
            case CallState.Closed:
                throw new RuleViolation("applications.deadline-passed", Format(ApplicationsWords.DeadlinePassed, call.ClosesFor(organisation)!.Value));
        }
    }

    public static void RequireEligible(Call call, Organisation organisation)
    {
        if (!call.Eligible.Contains(organisation.Category))
            throw new RuleViolation("applications.not-eligible", ApplicationsWords.NotEligible);
    }

    private static string Format(string words, DateTime at) =>
        string.Format(CultureInfo.CurrentCulture, words, GrantsClock.ToHongKong(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
}
