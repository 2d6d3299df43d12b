using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Notifications;

/// <summary>An offer is made and answered, or lapses.</summary>
internal sealed class TellOfOffer(Messenger messenger, Audience audience)
    : IEventHandler<OfferMade>, IEventHandler<OfferAccepted>, IEventHandler<OfferDeclined>, IEventHandler<OfferLapsed>
{
    private static readonly StaffRole[] Secretariat = [StaffRole.CaseOfficer, StaffRole.FinanceOfficer];

    public Task HandleAsync(OfferMade happened, CancellationToken cancel) =>
        TellAsync(NoticeKind.OfferMade, happened.Offer, happened.Project, happened.Application, happened.Deadline, NoticeLinks.Offer(happened.Offer), [], cancel);

    public Task HandleAsync(OfferAccepted happened, CancellationToken cancel) =>
        TellAsync(NoticeKind.OfferAccepted, happened.Offer, happened.Project, happened.Application, null, NoticeLinks.Case(happened.Application),
            [.. Secretariat, StaffRole.ClusterOperator], cancel);

    public Task HandleAsync(OfferDeclined happened, CancellationToken cancel) =>
        TellAsync(NoticeKind.OfferDeclined, happened.Offer, happened.Project, happened.Application, null, NoticeLinks.Case(happened.Application), Secretariat, cancel);

    public Task HandleAsync(OfferLapsed happened, CancellationToken cancel) =>
        TellAsync(NoticeKind.OfferLapsed, happened.Offer, happened.Project, happened.Application, null, NoticeLinks.Case(happened.Application), Secretariat, cancel);

    private async Task TellAsync(
        NoticeKind kind, OfferId offer, ProjectId project, GrantApplicationId application, DateTime? when, string link, StaffRole[] staff, CancellationToken cancel)
    {
        var about = await audience.CaseAsync(application, project, cancel);
        var facts = about.Facts with { When = when };
        var applicants = await audience.LeadAndEndorsersAsync(about, cancel);
        await messenger.TellAsync(kind, offer.Value, applicants, facts, link, cancel);
        if (staff.Length == 0) return;
        var others = (await audience.StaffAsync(staff, cancel)).Except(applicants);
        await messenger.TellAsync(kind, offer.Value, others, facts, NoticeLinks.Offer(offer), cancel);
    }
}
