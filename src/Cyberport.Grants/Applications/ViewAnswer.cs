using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>What stands in one field, and who wrote it: asked when a save was Stale, so that the person can choose.</summary>
[Allow(Permission.ViewOwnCases)]
public sealed record ViewAnswer(GrantApplicationId Id, AnswerKey Key) : IQuery<StandingAnswer>;

public sealed record StandingAnswer(string Text, long Version, string By, DateTime At);

internal sealed class ViewAnswerHandler(GrantsDbContext db, CurrentActor actor) : IQueryHandler<ViewAnswer, StandingAnswer>
{
    public async Task<StandingAnswer> HandleAsync(ViewAnswer query, CancellationToken cancel)
    {
        var slot = query.Key.Slot;
        var visible = db.Set<GrantApplication>().VisibleTo(actor.Value).Where(a => a.Id == query.Id);
        var answer = await visible.Join(db.Set<Answer>().AsNoTracking(), a => a.Id, x => x.ApplicationId, (a, x) => x)
            .SingleOrDefaultAsync(x => x.Slot == slot, cancel) ?? throw new NotFoundException();
        var person = await db.Set<Person>().AsNoTracking().Where(p => p.Id == answer.By).Select(p => p.Name).SingleOrDefaultAsync(cancel);
        return new(answer.Text, answer.Version, person ?? "", answer.At);
    }
}
