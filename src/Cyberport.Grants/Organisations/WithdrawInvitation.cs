using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Takes an open invitation back; its link leads nowhere from now on.</summary>
[Allow(Permission.ManageOrganisation)]
public sealed record WithdrawInvitation(InvitationId Id) : IOperation<Nothing>;

internal sealed class WithdrawInvitationHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<WithdrawInvitation, Nothing>
{
    public async Task<Nothing> HandleAsync(WithdrawInvitation operation, CancellationToken cancel)
    {
        var invitation = await db.Set<Invitation>().SingleOrDefaultAsync(i => i.Id == operation.Id, cancel) ?? throw new NotFoundException();
        await db.Set<Organisation>().LoadManagedAsync(invitation.OrganisationId, actor.Value, cancel);
        invitation.Withdraw(clock.UtcNow);
        return Nothing.AtAll;
    }
}
