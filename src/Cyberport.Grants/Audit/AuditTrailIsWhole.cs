using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Audit;

internal sealed class AuditTrailIsWhole(AuditChain chain) : IInvariant
{
    public string Name => "The audit trail is whole: nothing was edited, removed, added, reordered or cut off";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel) => (await chain.VerifyAsync(cancel)).Breaches;
}
