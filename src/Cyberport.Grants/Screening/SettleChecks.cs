using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>The officer says of items of the checklist how they are; each is kept at once. An item that is not fine is not settled before its note says why.</summary>
[Allow(Permission.ScreenApplications)]
public sealed record SettleChecks(ScreeningCaseId Case, IReadOnlyList<SettledCheck> Checks) : IOperation<Nothing>
{
    public static SettleChecks One(ScreeningCaseId screening, string code, CheckFinding finding, string note = "") => new(screening, [new(code, finding, note)]);
}

public sealed record SettledCheck(string Code, CheckFinding Finding, string Note = "");

internal sealed class SettleChecksValidator : AbstractValidator<SettleChecks>
{
    public SettleChecksValidator()
    {
        RuleForEach(o => o.Checks).Must(c => c.Note.Length <= CaseCheck.NoteLength && Enum.IsDefined(c.Finding));
        RuleFor(o => o.Checks).Must(checks => checks.Select(c => c.Code).Distinct().Count() == checks.Count);
    }
}

internal sealed class SettleChecksHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms) : IOperationHandler<SettleChecks, Nothing>
{
    public async Task<Nothing> HandleAsync(SettleChecks operation, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        var file = await db.CaseFileAsync(operation.Case, me, clock.Today, cancel);
        file.RequireMine(me);
        var items = (await db.ChecklistAsync(file, forms, cancel)).Select(i => i.Code).ToHashSet();
        var standing = await db.Set<CaseCheck>().Where(c => c.CaseId == operation.Case).ToDictionaryAsync(c => c.Code, cancel);
        foreach (var (code, finding, note) in operation.Checks)
        {
            if (!items.Contains(code)) throw new NotFoundException();
            if (!standing.TryGetValue(code, out var check)) db.Add(check = CaseCheck.Of(operation.Case, code));
            check.Settle(finding, note.Trim(), me, clock.UtcNow);
        }
        return Nothing.AtAll;
    }
}
