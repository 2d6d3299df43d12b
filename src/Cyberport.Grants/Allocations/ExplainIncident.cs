using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>The operator writes down who changed the account by hand and why; the cluster itself does not tell. Closes the incident.</summary>
[Allow(Permission.OperateCentre)]
public sealed record ExplainIncident(Guid Incident, string Words, long Version) : IOperation<Nothing>;

internal sealed class ExplainIncidentValidator : AbstractValidator<ExplainIncident>
{
    public ExplainIncidentValidator() =>
        RuleFor(e => e.Words).Must(w => w.Trim().Length is > 0 and <= CentreIncident.WordLength).WithMessage(_ => AllocationsWords.ExplanationNeeded);
}

internal sealed class ExplainIncidentHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<ExplainIncident, Nothing>
{
    public async Task<Nothing> HandleAsync(ExplainIncident explain, CancellationToken cancel)
    {
        var incident = await db.Set<CentreIncident>().SingleOrDefaultAsync(i => i.Id == explain.Incident, cancel) ?? throw new NotFoundException();
        incident.RequireVersion(explain.Version);
        if (incident.ClosedAt is not null) throw new RuleViolation("allocations.incident-closed", AllocationsWords.IncidentClosed);
        incident.Explain(explain.Words.Trim(), clock.UtcNow);
        return Nothing.AtAll;
    }
}
