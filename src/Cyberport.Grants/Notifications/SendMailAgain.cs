using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>A mail that was given up is tried again, from the first attempt on.</summary>
[Allow(Permission.Administer)]
public sealed record SendMailAgain(MailId Id) : IOperation<Nothing>;

internal sealed class SendMailAgainHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<SendMailAgain, Nothing>
{
    public async Task<Nothing> HandleAsync(SendMailAgain operation, CancellationToken cancel)
    {
        var mail = await db.Set<Mail>().SingleOrDefaultAsync(m => m.Id == operation.Id, cancel) ?? throw new NotFoundException();
        mail.SendAgain(clock.MachineUtcNow);
        return Nothing.AtAll;
    }
}
