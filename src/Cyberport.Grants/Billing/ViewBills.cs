using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <summary>Bills, newest first: all of them for finance, an organisation's own for those who pay for it.</summary>
/// <param name="Organisation">Only this organisation's; for finance.</param>
[Allow(Permission.ViewOwnCases, Permission.ViewFund)]
public sealed record ViewBills(BillStanding? Standing = null, OrganisationId? Organisation = null, int Number = 1) : IQuery<BillsView>
{
    public const int PageSize = 25;
}

/// <param name="Owed">Of all bills that the reader may see, whatever the page shows.</param>
/// <param name="Overdue">The part of it whose day has passed.</param>
public sealed record BillsView(Page<BillRow> Bills, Money Owed, Money Overdue);

public sealed record BillRow(
    BillId Id, string Reference, BilingualText Title, BilingualText Organisation, DateOnly Month, BillStanding Standing, DateOnly? DueOn, Money UserShare, Money Paid, Money Owed)
{
    public string StandingInWords => Standing.InWords();
}

internal sealed class ViewBillsHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IQueryHandler<ViewBills, BillsView>
{
    public async Task<BillsView> HandleAsync(ViewBills query, CancellationToken cancel)
    {
        var today = clock.Today;
        var mine = db.Set<Bill>().AsNoTracking().VisibleTo(actor.Value);
        if (query.Organisation is { } organisation) mine = mine.Where(b => b.OrganisationId == organisation);
        var sums = await mine.GroupBy(_ => 1)
            .Select(g => new { Owed = g.Sum(b => b.OwedCents), Overdue = g.Sum(b => b.DueOn < today ? b.OwedCents : 0) }).SingleOrDefaultAsync(cancel);
        var bills = query.Standing is { } standing ? mine.Standing(standing, today) : mine;
        var total = await bills.CountAsync(cancel);
        var rows = await (
            from b in bills
            join p in db.Set<Project>() on b.ProjectId equals p.Id
            join o in db.Set<Organisation>() on b.OrganisationId equals o.Id
            orderby b.Month descending, b.Reference
            select new { Bill = b, p.Title, o.Name })
            .Skip((query.Number - 1) * ViewBills.PageSize).Take(ViewBills.PageSize).ToListAsync(cancel);
        return new(
            new([.. rows.Select(r => new BillRow(
                r.Bill.Id, r.Bill.Reference, r.Title, r.Name, r.Bill.Month, r.Bill.On(today), r.Bill.DueOn, r.Bill.UserShare, new(r.Bill.PaidCents), new(r.Bill.OwedCents)))],
                query.Number, ViewBills.PageSize, total),
            new(sums?.Owed ?? 0), new(sums?.Overdue ?? 0));
    }
}
