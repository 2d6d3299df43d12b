using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;

namespace Cyberport.Grants.Notifications;

/// <summary>Who asks to join, who was declined, and which body waits to be verified.</summary>
internal sealed class TellOfOrganisation(Messenger messenger, Audience audience)
    : IEventHandler<JoinRequested>, IEventHandler<JoinDeclined>, IEventHandler<OrganisationRegistered>
{
    public async Task HandleAsync(JoinRequested happened, CancellationToken cancel)
    {
        var organisation = await audience.OrganisationAsync(happened.Organisation, cancel);
        var person = await audience.PersonAsync(happened.Person, cancel);
        var managers = await audience.MembersAsync(organisation.Id, OrganisationRoles.PrincipalInvestigator | OrganisationRoles.Endorser, cancel);
        // The same person may ask again after having been declined.
        await messenger.TellAsync(NoticeKind.JoinRequested, Guid.CreateVersion7(), managers,
            new NoticeFacts(Organisation: organisation.Name, Who: Messenger.NameOf(person)), NoticeLinks.Organisation(organisation.Id), cancel);
    }

    public async Task HandleAsync(JoinDeclined happened, CancellationToken cancel)
    {
        var organisation = await audience.OrganisationAsync(happened.Organisation, cancel);
        await messenger.TellAsync(NoticeKind.JoinDeclined, Guid.CreateVersion7(), [happened.Person],
            new NoticeFacts(Organisation: organisation.Name), NoticeLinks.MyOrganisations, cancel);
    }

    public async Task HandleAsync(OrganisationRegistered happened, CancellationToken cancel)
    {
        var organisation = await audience.OrganisationAsync(happened.Organisation, cancel);
        if (organisation.VerifiedAt is not null) return; // somebody was quicker
        var officers = await audience.StaffAsync([StaffRole.CaseOfficer], cancel);
        await messenger.TellAsync(NoticeKind.OrganisationToVerify, organisation.Id.Value, officers,
            new NoticeFacts(Organisation: organisation.Name), NoticeLinks.Organisation(organisation.Id), cancel);
    }
}
