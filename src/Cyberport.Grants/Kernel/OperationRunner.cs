using System.Collections.Concurrent;
using System.Reflection;
using Cyberport.Grants.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Kernel;

/// <summary>
/// The one door through which anything happens. Per call: a scope of its own → the actor from the database → permission → validator →
/// preparation, where an operation has one → transaction → the answer already given to this command id, or the handler → one save →
/// commit. Refusals come back as <see cref="Outcome{T}"/>; anything else is a fault, logged and thrown on.
/// </summary>
public sealed partial class OperationRunner(IServiceScopeFactory scopes, ICaller caller, ILogger<OperationRunner> log)
{
    /// <summary>How often an operation that lost the race for a stock row is tried.</summary>
    private const int Tries = 3;

    private static readonly ConcurrentDictionary<Type, object> Invokers = new();

    /// <summary>Runs an operation as the caller.</summary>
    /// <param name="commandId">Made by the client once per intention; the same id again gets the same answer and no second effect.</param>
    public Task<Outcome<T>> RunAsync<T>(IOperation<T> operation, Guid? commandId = null, CancellationToken cancel = default) =>
        RunAsync(operation, commandId, LoadCallerAsync, cancel);

    /// <summary>Runs an operation as somebody known: workers and event handlers as the system, seeding as demonstration people.</summary>
    public Task<Outcome<T>> RunAsAsync<T>(Actor actor, IOperation<T> operation, Guid? commandId = null, CancellationToken cancel = default) =>
        RunAsync(operation, commandId, (_, _) => Task.FromResult(actor), cancel);

    /// <summary>Asks a query as the caller.</summary>
    public Task<Outcome<T>> AskAsync<T>(IQuery<T> query, CancellationToken cancel = default) => AskAsync(query, LoadCallerAsync, cancel);

    /// <summary>Asks a query as somebody known.</summary>
    public Task<Outcome<T>> AskAsAsync<T>(Actor actor, IQuery<T> query, CancellationToken cancel = default) =>
        AskAsync(query, (_, _) => Task.FromResult(actor), cancel);

    private async Task<Actor> LoadCallerAsync(IServiceProvider services, CancellationToken cancel)
    {
        if (await caller.SessionAsync() is not { } session) return Actor.Nobody;
        var actor = await services.GetRequiredService<IActorDirectory>().LoadAsync(session, cancel);
        if (actor.Person is null) caller.SessionEnded();
        return actor;
    }

    private async Task<Outcome<T>> AskAsync<T>(IQuery<T> query, Func<IServiceProvider, CancellationToken, Task<Actor>> load, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await AdmitAsync<T>(scope.ServiceProvider, query, load, cancel) is { } refusal) return refusal;
        try
        {
            return Outcome<T>.Done(await Invoker<T>(typeof(QueryInvoker<,>), query).InvokeAsync(scope.ServiceProvider, query, cancel));
        }
        catch (NotFoundException)
        {
            return Refusals.NotFound<T>();
        }
        catch (RuleViolation violation)
        {
            return Refusals.Of<T>(violation);
        }
    }

    private async Task<Outcome<T>> RunAsync<T>(
        IOperation<T> operation, Guid? commandId, Func<IServiceProvider, CancellationToken, Task<Actor>> load, CancellationToken cancel)
    {
        var invoker = Invoker<T>(typeof(OperationInvoker<,>), operation);
        object? prepared = null; // once, however often the rest is tried: an upload can be read only once
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var provider = scope.ServiceProvider.GetRequiredService<DatabaseProvider>();
            try
            {
                if (await AdmitAsync<T>(scope.ServiceProvider, operation, load, cancel) is { } refusal) return refusal;
                if (await invoker.ValidateAsync(scope.ServiceProvider, operation, cancel) is { } invalid) return invalid;
                prepared ??= await invoker.PrepareAsync(scope.ServiceProvider, operation, cancel);
                return await OnceAsync(scope, provider, operation, commandId, () => invoker.InvokeAsync(scope.ServiceProvider, prepared, cancel), cancel);
            }
            catch (RuleViolation violation)
            {
                return Refusals.Of<T>(violation);
            }
            catch (NotFoundException)
            {
                return Refusals.NotFound<T>();
            }
            catch (StaleException)
            {
                return Refusals.Stale<T>();
            }
            catch (DbUpdateConcurrencyException lost)
            {
                if (attempt == Tries || !lost.Entries.All(e => e.Entity is IStock)) return Refusals.Stale<T>();
            }
            catch (DbUpdateException taken) when (provider.IsUniqueViolation(taken))
            {
                // A command answered in the meantime is found at the next try; any other key that is taken is news for the person.
                if (attempt == Tries || commandId is null) return Refusals.Taken<T>();
            }
            catch (Exception fault) when (attempt < Tries && provider.IsWorthRetrying(fault))
            {
                // the other one won; look again at what it left
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                OperationFailed(log, fault, operation.GetType().Name, commandId);
                throw;
            }
        }
    }

    private static async Task<Outcome<T>?> AdmitAsync<T>(
        IServiceProvider services, object request, Func<IServiceProvider, CancellationToken, Task<Actor>> load, CancellationToken cancel)
    {
        var actor = services.GetRequiredService<CurrentActor>().Value = await load(services, cancel);
        return Refusals.NotAllowed<T>(request.GetType(), actor, services.GetRequiredService<GrantsClock>().MachineUtcNow);
    }

    private static async Task<Outcome<T>> OnceAsync<T>(
        AsyncServiceScope scope, DatabaseProvider provider, IOperation<T> operation, Guid? commandId, Func<Task<T>> invoke, CancellationToken cancel)
    {
        var (services, type) = (scope.ServiceProvider, operation.GetType());
        var actor = services.GetRequiredService<CurrentActor>().Value;
        var running = services.GetRequiredService<CurrentOperation>();
        (running.Name, running.Command, running.Audited) = (type.Name, commandId, type.GetCustomAttribute<KeepsOwnHistoryAttribute>() is null);
        var crash = services.GetRequiredService<CrashPoints>();
        var point = type.GetCustomAttribute<CrashPointAttribute>()?.Name;
        var db = services.GetRequiredService<GrantsDbContext>();

        T answer;
        using (await WriteTurn.TakeAsync(provider, cancel))
        {
            WriteTurn.Enter();
            await using var transaction = await db.Database.BeginTransactionAsync(DatabaseProvider.Isolation, cancel);
            var command = commandId is { } id ? new CommandLog(db, id, operation, actor, services.GetRequiredService<GrantsClock>().UtcNow) : null;
            if (command is not null && await command.EarlierAnswerAsync<T>(cancel) is { } earlier) return earlier;
            answer = await invoke();
            command?.Add(answer);
            await db.SaveChangesAsync(cancel);
            if (point is not null) crash.Pass(point + ".before-commit");
            await transaction.CommitAsync(CancellationToken.None);
        }
        if (point is not null) crash.Pass(point + ".after-commit");
        services.GetRequiredService<WorkSignal>().Saved();
        return Outcome<T>.Done(answer);
    }

    private static Invoker<T> Invoker<T>(Type open, object request) =>
        (Invoker<T>)Invokers.GetOrAdd(request.GetType(), static (type, o) => Activator.CreateInstance(o.MakeGenericType(type, typeof(T)))!, open);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} failed (command {Command})")]
    private static partial void OperationFailed(ILogger log, Exception failure, string operation, Guid? command);
}
