using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Screening;

namespace Cyberport.Grants.Notifications;

/// <summary>The case passes the check, and is decided.</summary>
internal sealed class TellOfDecision(Telling telling, Audience audience) : IEventHandler<ScreeningPassed>, IEventHandler<DecisionPublished>
{
    public async Task HandleAsync(ScreeningPassed happened, CancellationToken cancel)
    {
        var about = await audience.CaseAsync(happened.Application, null, cancel);
        await telling.OfAsync(NoticeKind.ScreeningPassed, happened.Application.Value, new Occasion(about), about.Facts, NoticeLinks.Case(happened.Application), cancel);
    }

    public async Task HandleAsync(DecisionPublished happened, CancellationToken cancel)
    {
        var about = await audience.CaseAsync(happened.Application, happened.Project, cancel);
        await telling.OfAsync(happened.Approved ? NoticeKind.Approved : NoticeKind.Refused, happened.Decision.Value, new Occasion(about), about.Facts, NoticeLinks.Case(happened.Application), cancel);
    }
}
