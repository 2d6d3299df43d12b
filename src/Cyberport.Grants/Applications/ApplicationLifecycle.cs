using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Applications;

/// <summary>
/// The applicant's side of a case. A draft is written by the principal investigator and members; when they think it finished they
/// ask the endorser, and it awaits endorsement; the endorser hands it in (the PI's own draft too, in a small company) and it is
/// submitted, from when on it is read and decided elsewhere. Until an offer is accepted it can be withdrawn, which is the end.
/// </summary>
public enum ApplicationStatus
{
    Draft,
    AwaitingEndorsement,
    Submitted,
    Withdrawn,
}

/// <summary>What may be done to an application.</summary>
public enum ApplicationAction
{
    AskForEndorsement,
    TakeBackToDraft,
    Submit,
    Withdraw,
}

public static class ApplicationLifecycle
{
    /// <summary>Where an action leads; null when it is not possible there.</summary>
    public static ApplicationStatus? Next(ApplicationStatus from, ApplicationAction action) => (from, action) switch
    {
        (ApplicationStatus.Draft, ApplicationAction.AskForEndorsement) => ApplicationStatus.AwaitingEndorsement,
        (ApplicationStatus.AwaitingEndorsement, ApplicationAction.TakeBackToDraft) => ApplicationStatus.Draft,
        (ApplicationStatus.Draft or ApplicationStatus.AwaitingEndorsement, ApplicationAction.Submit) => ApplicationStatus.Submitted,
        (ApplicationStatus.Draft or ApplicationStatus.AwaitingEndorsement or ApplicationStatus.Submitted, ApplicationAction.Withdraw)
            => ApplicationStatus.Withdrawn,
        (ApplicationStatus, ApplicationAction.AskForEndorsement or ApplicationAction.TakeBackToDraft or ApplicationAction.Submit or ApplicationAction.Withdraw)
            => null,
    };

    /// <summary>Answers, projects and files may still change.</summary>
    public static bool IsEditable(ApplicationStatus status) => status is ApplicationStatus.Draft or ApplicationStatus.AwaitingEndorsement;

    internal static RuleViolation Refusal(ApplicationStatus from) =>
        new("applications.wrong-state", string.Format(
            System.Globalization.CultureInfo.CurrentCulture, ApplicationsWords.WrongState, Words.Of(from, ApplicationsWords.ResourceManager)));
}
