using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Audit;

/// <summary>The auditor has the whole chain computed again.</summary>
[Allow(Permission.ReadAudit)]
public sealed record VerifyAuditTrail : IQuery<AuditVerdict>;

internal sealed class VerifyAuditTrailHandler(AuditChain chain) : IQueryHandler<VerifyAuditTrail, AuditVerdict>
{
    public Task<AuditVerdict> HandleAsync(VerifyAuditTrail query, CancellationToken cancel) => chain.VerifyAsync(cancel);
}
