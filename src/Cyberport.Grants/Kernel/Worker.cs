using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Kernel;

/// <summary>Tells workers that something was saved, so that they need not wait for their next turn.</summary>
public sealed class WorkSignal
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Saved() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Completes at the next <see cref="Saved"/> after this call.</summary>
    public Task Next => _next.Task;
}

/// <summary>
/// Work in the background: once per <paramref name="period"/>, sooner when something was saved (where a signal is given). A failed turn
/// is logged and the next one comes; <c>Workers:Name = false</c> switches it off.
/// </summary>
public abstract partial class Worker(TimeSpan period, WorkSignal? signal, ILogger log) : BackgroundService
{
    protected abstract Task WorkAsync(CancellationToken cancel);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // never hold up the start of the host
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal?.Next ?? Task.Delay(Timeout.Infinite, stoppingToken); // taken before the work: a save during it counts
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                TurnFailed(log, e, GetType().Name);
            }
            await Task.WhenAny(next, Task.Delay(period, stoppingToken));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of {Worker} failed")]
    private static partial void TurnFailed(ILogger log, Exception failure, string worker);
}

public static class Workers
{
    /// <summary>Registers a worker under its switch <c>Workers:{name}</c> (on unless set to false).</summary>
    public static IServiceCollection AddWorker<TWorker>(this IServiceCollection services, IConfiguration configuration, string name)
        where TWorker : class, IHostedService
    {
        if (!bool.TryParse(configuration[$"Workers:{name}"], out var on) || on) services.AddHostedService<TWorker>();
        return services;
    }
}
