using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Notifications;

/// <summary>An offer is made and answered, or lapses.</summary>
internal sealed class TellOfOffer(Telling telling, Audience audience)
    : IEventHandler<OfferMade>, IEventHandler<OfferAccepted>, IEventHandler<OfferDeclined>, IEventHandler<OfferLapsed>
{
    public Task HandleAsync(OfferMade happened, CancellationToken cancel) =>
        TellAsync(NoticeKind.OfferMade, happened.Offer, happened.Project, happened.Application, happened.Deadline, NoticeLinks.Offer(happened.Offer), cancel);

    public Task HandleAsync(OfferAccepted happened, CancellationToken cancel) =>
        TellAsync(NoticeKind.OfferAccepted, happened.Offer, happened.Project, happened.Application, null, NoticeLinks.Case(happened.Application), cancel);

    public Task HandleAsync(OfferDeclined happened, CancellationToken cancel) =>
        TellAsync(NoticeKind.OfferDeclined, happened.Offer, happened.Project, happened.Application, null, NoticeLinks.Case(happened.Application), cancel);

    public Task HandleAsync(OfferLapsed happened, CancellationToken cancel) =>
        TellAsync(NoticeKind.OfferLapsed, happened.Offer, happened.Project, happened.Application, null, NoticeLinks.Case(happened.Application), cancel);

    private async Task TellAsync(NoticeKind kind, OfferId offer, ProjectId project, GrantApplicationId application, DateTime? when, string link, CancellationToken cancel)
    {
        var about = await audience.CaseAsync(application, project, cancel);
        await telling.OfAsync(kind, offer.Value, new Occasion(about), about.Facts with { When = when }, link, NoticeLinks.Offer(offer), cancel);
    }
}
