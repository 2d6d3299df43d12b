using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Reviews;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk.Funds;

/// <summary>How a line's position came about: month by month, and by category and field of those for whom it is spoken for.</summary>
[Allow(Permission.ViewFund, Permission.ManageFund)]
public sealed record ViewFundPicture(FundingLineId Line) : IQuery<FundPicture>;

/// <param name="Months">Oldest first, up to this month.</param>
/// <param name="Fields">Technology areas.</param>
public sealed record FundPicture(IReadOnlyList<FundMonth> Months, IReadOnlyList<NamedFundPart> Categories, IReadOnlyList<NamedFundPart> Fields);

public sealed record NamedFundPart(string Name, FundPart Part);

internal sealed class ViewFundPictureHandler(GrantsDbContext db, ProjectFields fields, TechnologyAreas areas, GrantsClock clock) : IQueryHandler<ViewFundPicture, FundPicture>
{
    private static readonly Account[] Reserved = [Account.PreEncumbered, Account.Encumbered, Account.Drawn];
    private static readonly Account[] Moving = [Account.Appropriated, Account.Available, .. Reserved];

    public async Task<FundPicture> HandleAsync(ViewFundPicture query, CancellationToken cancel)
    {
        var moved = await db.Set<Posting>().Where(p => Moving.Contains(p.Account))
            .Join(db.Set<JournalEntry>().Where(e => e.FundingLineId == query.Line), p => p.EntryId, e => e.Id, (p, e) => new { p, e })
            .GroupBy(x => new { x.e.EffectiveOn.Year, x.e.EffectiveOn.Month, x.e.Category, x.p.Account })
            .Select(g => new { g.Key.Year, g.Key.Month, g.Key.Category, g.Key.Account, Cents = g.Sum(x => x.p.Amount) })
            .ToListAsync(cancel);
        var balances = await db.Set<Balance>().AsNoTracking()
            .Where(b => b.FundingLineId == query.Line && Reserved.Contains(b.Account) && b.Amount != 0)
            .Select(b => new { b.SubjectId, b.Account, b.Amount }).ToListAsync(cancel);
        var fieldOf = await fields.AllAsync(cancel);
        var names = (await areas.AllAsync(cancel)).ToDictionary(a => a.Code, a => a.Text.ToString());

        var movements = moved.Select(m => new FundMovement(new(m.Year, m.Month, 1), m.Category ?? "", m.Account, m.Cents)).ToList();
        var projects = balances.GroupBy(b => b.SubjectId).Select(g =>
        {
            Money Of(Account account) => new(g.Where(b => b.Account == account).Sum(b => b.Amount));
            return new FundOfProject(g.Key, fieldOf.GetValueOrDefault(g.Key, ""), Of(Account.PreEncumbered), Of(Account.Encumbered), Of(Account.Drawn));
        });
        return new(
            FundBreakdown.ByMonth(movements, new(clock.Today.Year, clock.Today.Month, 1)),
            [.. FundBreakdown.ByCategory(movements).Select(p => new NamedFundPart(CategoryInWords(p.Code), p))],
            [.. FundBreakdown.ByField(projects).Select(p => new NamedFundPart(p.Code.Length == 0 ? DeskWords.Fund_NoField : names.GetValueOrDefault(p.Code, p.Code), p))]);
    }

    internal static string CategoryInWords(string code) =>
        Enum.TryParse<OrganisationCategory>(code, out var category) ? Words.Of(category, OrganisationsWords.ResourceManager) : DeskWords.Fund_NoCategory;
}
