using Cyberport.Grants.Applications;
using Action = Cyberport.Grants.Applications.ApplicationAction;
using Status = Cyberport.Grants.Applications.ApplicationStatus;

namespace Cyberport.Grants.Tests.Applications;

public sealed class ApplicationLifecycleTests
{
    private static readonly Dictionary<(ApplicationStatus, ApplicationAction), ApplicationStatus> Possible = new()
    {
        [(Status.Draft, Action.AskForEndorsement)] = Status.AwaitingEndorsement,
        [(Status.Draft, Action.Submit)] = Status.Submitted,
        [(Status.Draft, Action.Withdraw)] = Status.Withdrawn,
        [(Status.AwaitingEndorsement, Action.TakeBackToDraft)] = Status.Draft,
        [(Status.AwaitingEndorsement, Action.Submit)] = Status.Submitted,
        [(Status.AwaitingEndorsement, Action.Withdraw)] = Status.Withdrawn,
        [(Status.Submitted, Action.Withdraw)] = Status.Withdrawn,
    };

    [Fact]
    public void Every_step_leads_where_the_story_says_and_no_other_is_possible()
    {
        foreach (var from in Enum.GetValues<ApplicationStatus>())
            foreach (var action in Enum.GetValues<ApplicationAction>())
                Assert.Equal(Possible.TryGetValue((from, action), out var to) ? to : null, ApplicationLifecycle.Next(from, action));
    }
}
