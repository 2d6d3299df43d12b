using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>The officer to whom the case was given finds it complete; its projects can be decided from now on.</summary>
[Allow(Permission.ScreenApplications)]
public sealed record PassScreening(ScreeningCaseId Case, long Version, string Note) : IOperation<Nothing>;

internal sealed class PassScreeningValidator : AbstractValidator<PassScreening>
{
    public PassScreeningValidator() => RuleFor(o => o.Note).MaximumLength(ScreeningCase.NoteLength);
}

internal sealed class PassScreeningHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<PassScreening, Nothing>
{
    public async Task<Nothing> HandleAsync(PassScreening operation, CancellationToken cancel)
    {
        var screening = await db.Set<ScreeningCase>().FirstOrDefaultAsync(c => c.Id == operation.Case, cancel) ?? throw new NotFoundException();
        screening.RequireVersion(operation.Version);
        // Taken back a moment ago: the event that closes the case is on its way.
        if (!await db.Set<GrantApplication>().AnyAsync(a => a.Id == screening.ApplicationId && a.Status == ApplicationStatus.Submitted, cancel)) throw ScreeningCase.NotOpen();
        var officerServes = await db.ServingOfficers().AnyAsync(a => a.Person == screening.Officer, cancel);
        screening.Pass(actor.Value.RequirePerson(), officerServes, operation.Note.Trim(), clock.UtcNow);
        return Nothing.AtAll;
    }
}
