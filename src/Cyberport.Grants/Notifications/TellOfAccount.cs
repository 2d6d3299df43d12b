using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>Mails about an account go to its address alone and make no notice: whoever gets them may not be signed in.</summary>
internal sealed class TellOfAccount(Messenger messenger, Audience audience, GrantsClock clock)
    : IEventHandler<PersonRegistered>, IEventHandler<AccountRemembered>, IEventHandler<PasswordResetAsked>, IEventHandler<PasswordChanged>
{
    public Task HandleAsync(PersonRegistered happened, CancellationToken cancel) =>
        WriteAsync(NoticeKind.EmailToConfirm, happened.Person, NoticeLinks.ConfirmEmail, AccountLinkPurpose.ConfirmEmail, cancel);

    public Task HandleAsync(AccountRemembered happened, CancellationToken cancel) =>
        WriteAsync(NoticeKind.AccountExists, happened.Person, NoticeLinks.SignIn, null, cancel);

    public Task HandleAsync(PasswordResetAsked happened, CancellationToken cancel) =>
        WriteAsync(NoticeKind.PasswordResetAsked, happened.Person, NoticeLinks.ResetPassword, AccountLinkPurpose.ResetPassword, cancel);

    public Task HandleAsync(PasswordChanged happened, CancellationToken cancel) =>
        WriteAsync(NoticeKind.PasswordChanged, happened.Person, NoticeLinks.SignIn, null, cancel);

    private async Task WriteAsync(NoticeKind kind, PersonId id, string link, AccountLinkPurpose? secret, CancellationToken cancel)
    {
        var person = await audience.PersonAsync(id, cancel);
        // Each of these may be asked for again, and is then sent again: the source is the asking, not the person.
        messenger.Write(NoticeMatrix.Row(kind, NoticeRole.Oneself), Guid.CreateVersion7(), person.Email, person.Language, Messenger.NameOf(person),
            new NoticeFacts(When: clock.UtcNow), link, secret, secret is null ? null : id.Value);
    }
}

/// <summary>An invitation goes to its address, in the language of the inviting person; whoever has an account finds it there too.</summary>
internal sealed class TellOfInvitation(Messenger messenger, Audience audience, GrantsDbContext db) : IEventHandler<MemberInvited>
{
    public async Task HandleAsync(MemberInvited happened, CancellationToken cancel)
    {
        var invitation = await db.Set<Invitation>().AsNoTracking().SingleAsync(i => i.Id == happened.Invitation, cancel);
        var inviting = await audience.PersonAsync(invitation.InvitedBy, cancel);
        var organisation = await audience.OrganisationAsync(invitation.OrganisationId, cancel);
        var known = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Email == invitation.Email, cancel);
        var facts = new NoticeFacts(Organisation: organisation.Name, When: invitation.ExpiresAt, Who: Messenger.NameOf(inviting));
        messenger.Write(NoticeMatrix.Row(NoticeKind.Invited, NoticeRole.Invited), invitation.Id.Value, invitation.Email, known?.Language ?? inviting.Language, known is null ? null : Messenger.NameOf(known),
            facts, NoticeLinks.AcceptInvitation, AccountLinkPurpose.AcceptInvitation, invitation.Id.Value);
    }
}
