using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening.Enquiries;

/// <summary>Whoever asked has the answers of one case before their eyes: they wait on that person's home no more.</summary>
[Allow(Permission.EditApplications, Permission.EndorseApplications)]
[KeepsOwnHistory("The question itself says when its answer was read.")]
public sealed record ReadAnswers(GrantApplicationId Application) : IOperation<Nothing>;

internal sealed class ReadAnswersHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<ReadAnswers, Nothing>
{
    public async Task<Nothing> HandleAsync(ReadAnswers operation, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        var unread = await db.Set<Enquiry>().Where(e => e.ApplicationId == operation.Application && e.AskedBy == me && e.AnsweredAt != null && e.ReadAt == null).ToListAsync(cancel);
        foreach (var enquiry in unread) enquiry.Read(clock.UtcNow);
        return Nothing.AtAll;
    }
}
