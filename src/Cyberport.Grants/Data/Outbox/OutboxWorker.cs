using Cyberport.Grants.Kernel;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Data.Outbox;

/// <summary>Drains the outbox whenever an operation has been saved, and every second in case another node saved one.</summary>
internal sealed class OutboxWorker(OutboxPump pump, WorkSignal signal, ILogger<OutboxWorker> log) : Worker(TimeSpan.FromSeconds(1), signal, log)
{
    protected override Task WorkAsync(CancellationToken cancel) => pump.DrainAsync(cancel);
}
