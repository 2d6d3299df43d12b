using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator prepares a call, or changes one that is not announced yet. Nobody else sees it.</summary>
/// <param name="Id">Null for a new one.</param>
[Allow(Permission.Administer)]
public sealed record DraftCall(CallId? Id, long Version, ProgrammeId Programme, CallTerms Terms) : IOperation<CallId>;

internal sealed class DraftCallValidator : AbstractValidator<DraftCall>
{
    public DraftCallValidator(GrantsClock clock)
    {
        RuleFor(o => o.Terms.Name).InAllLanguages(Call.NameLength);
        RuleFor(o => o.Terms.Summary).InAllLanguages(Call.SummaryLength);
        RuleFor(o => o.Terms.Tier).IsInEnum();
        RuleFor(o => o.Terms.ClosesAt)
            .Must((o, closes) => closes is null || closes > o.Terms.OpensAt).WithMessage(_ => ProgrammesWords.ClosesAfterOpening)
            .Must(closes => closes is null || closes > clock.UtcNow).WithMessage(_ => ProgrammesWords.ClosesInPast);
        RuleFor(o => o.Terms.Eligible).NotEmpty().WithMessage(_ => ProgrammesWords.EligibleNeeded);
        RuleFor(o => o.Terms.PledgeDays).InclusiveBetween(1, Call.MostPledgeDays).WithMessage(_ => ProgrammesWords.PledgeRange);
        RuleFor(o => o.Terms.Form.Code).NotEmpty().WithMessage(_ => ProgrammesWords.FormNeeded);
    }
}

internal sealed class DraftCallHandler(GrantsDbContext db) : IOperationHandler<DraftCall, CallId>
{
    public async Task<CallId> HandleAsync(DraftCall operation, CancellationToken cancel)
    {
        var form = operation.Terms.Form;
        if (!await db.Set<FormVersion>().AnyAsync(f => f.Code == form.Code && f.Version == form.Version, cancel))
            throw new RuleViolation("programmes.form-unknown", ProgrammesWords.FormNeeded);
        if (operation.Id is not { } id)
        {
            if (!await db.Set<Programme>().AnyAsync(p => p.Id == operation.Programme, cancel)) throw new NotFoundException();
            var draft = Call.Draft(operation.Programme, operation.Terms);
            db.Add(draft);
            return draft.Id;
        }
        var call = await db.Set<Call>().SingleOrDefaultAsync(c => c.Id == id, cancel) ?? throw new NotFoundException();
        call.RequireVersion(operation.Version);
        call.Redraft(operation.Terms);
        return call.Id;
    }
}
