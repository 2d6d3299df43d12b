using System.Text.Json;
using Cyberport.Grants.Data;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Kernel;

/// <summary>What was answered to a command id, looked up and written inside the operation's own transaction.</summary>
internal sealed class CommandLog(GrantsDbContext db, Guid id, object operation, Actor actor, DateTime now)
{
    private readonly Digest _request = Digest.Of(JsonSerializer.Serialize(operation, operation.GetType(), GrantsJson.Options));

    public async Task<Outcome<T>?> EarlierAnswerAsync<T>(CancellationToken cancel)
    {
        var earlier = await db.Set<AnsweredCommand>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (earlier is null) return null;
        return earlier.By == actor.Person && earlier.Operation == operation.GetType().Name && earlier.Request == _request
            ? Outcome<T>.Done(JsonSerializer.Deserialize<T>(earlier.Answer, GrantsJson.Options)!)
            : Refusals.OtherCommand<T>();
    }

    public void Add<T>(T answer) => db.Add(new AnsweredCommand
    {
        Id = id,
        By = actor.Person,
        Operation = operation.GetType().Name,
        Request = _request,
        Answer = JsonSerializer.Serialize(answer, GrantsJson.Options),
        At = now,
    });
}
