using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator corrects a programme's name or sets its rate caps anew. Decisions already recorded keep the rate that they froze.</summary>
[Allow(Permission.Administer)]
public sealed record ReviseProgramme(ProgrammeId Id, long Version, TrilingualText Name, int StandardPercent, int ExceptionalPercent) : IOperation<Nothing>;

internal sealed class ReviseProgrammeValidator : AbstractValidator<ReviseProgramme>
{
    public ReviseProgrammeValidator()
    {
        RuleFor(o => o.Name).InAllLanguages(Programme.NameLength);
        RuleFor(o => o.StandardPercent).StandardCap(o => o.ExceptionalPercent);
        RuleFor(o => o.ExceptionalPercent).ExceptionalCap();
    }
}

internal sealed class ReviseProgrammeHandler(GrantsDbContext db) : IOperationHandler<ReviseProgramme, Nothing>
{
    public async Task<Nothing> HandleAsync(ReviseProgramme operation, CancellationToken cancel)
    {
        var programme = await db.Set<Programme>().SingleOrDefaultAsync(p => p.Id == operation.Id, cancel) ?? throw new NotFoundException();
        programme.RequireVersion(operation.Version);
        programme.Revise(operation.Name, Share.Percent(operation.StandardPercent), Share.Percent(operation.ExceptionalPercent));
        return Nothing.AtAll;
    }
}
