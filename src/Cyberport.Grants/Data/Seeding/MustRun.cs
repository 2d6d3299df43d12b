using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>Operations that have to succeed: in seeding a refusal is a mistake of the story.</summary>
internal static class MustRun
{
    /// <exception cref="InvalidOperationException">The operation was refused; says why.</exception>
    public static async Task<T> MustAsync<T>(this OperationRunner operations, Actor actor, IOperation<T> operation)
    {
        var outcome = await operations.RunAsAsync(actor, operation);
        return outcome.IsDone ? outcome.Value! : throw Refused(operation, outcome.Problem);
    }

    /// <exception cref="InvalidOperationException">The query was refused; says why.</exception>
    public static async Task<T> MustAskAsync<T>(this OperationRunner operations, Actor actor, IQuery<T> query)
    {
        var outcome = await operations.AskAsAsync(actor, query);
        return outcome.IsDone ? outcome.Value! : throw Refused(query, outcome.Problem);
    }

    private static InvalidOperationException Refused(object request, Problem? problem) =>
        new($"{request.GetType().Name}: {problem?.Code} {problem?.Message} {string.Join(' ', problem?.Fields?.SelectMany(f => f.Value) ?? [])}");
}
