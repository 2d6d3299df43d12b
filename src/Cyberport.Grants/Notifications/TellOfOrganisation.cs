using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;

namespace Cyberport.Grants.Notifications;

/// <summary>Who asks to join, who was declined, and which body waits to be verified.</summary>
internal sealed class TellOfOrganisation(Telling telling, Audience audience)
    : IEventHandler<JoinRequested>, IEventHandler<JoinDeclined>, IEventHandler<OrganisationRegistered>
{
    public async Task HandleAsync(JoinRequested happened, CancellationToken cancel)
    {
        var organisation = await audience.OrganisationAsync(happened.Organisation, cancel);
        var person = await audience.PersonAsync(happened.Person, cancel);
        // The same person may ask again after having been declined.
        await telling.OfAsync(NoticeKind.JoinRequested, Guid.CreateVersion7(), new Occasion(Organisation: organisation.Id),
            new NoticeFacts(Organisation: organisation.Name, Who: Messenger.NameOf(person)), NoticeLinks.Organisation(organisation.Id), cancel);
    }

    public async Task HandleAsync(JoinDeclined happened, CancellationToken cancel)
    {
        var organisation = await audience.OrganisationAsync(happened.Organisation, cancel);
        await telling.OfAsync(NoticeKind.JoinDeclined, Guid.CreateVersion7(), new Occasion(Named: (NoticeRole.Oneself, [happened.Person])),
            new NoticeFacts(Organisation: organisation.Name), NoticeLinks.MyOrganisations, cancel);
    }

    public async Task HandleAsync(OrganisationRegistered happened, CancellationToken cancel)
    {
        var organisation = await audience.OrganisationAsync(happened.Organisation, cancel);
        if (organisation.VerifiedAt is not null) return; // somebody was quicker
        await telling.OfAsync(NoticeKind.OrganisationToVerify, organisation.Id.Value, new Occasion(),
            new NoticeFacts(Organisation: organisation.Name), NoticeLinks.Organisation(organisation.Id), cancel);
    }
}
