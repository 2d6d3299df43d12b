using Cyberport.Grants.Billing;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Billing;

/// <summary>The road's last stretch, for tests: months pass, two persons close them.</summary>
internal static class BillingRoad
{
    /// <summary>Nine in the morning of a day in Hong Kong; or some seconds from its beginning.</summary>
    public static async Task PassToAsync(this RoadHost road, DateOnly day, int? seconds = null)
    {
        var at = seconds is { } s ? GrantsClock.StartOf(day).AddSeconds(s) : GrantsClock.StartOf(day).AddHours(9);
        if (at > road.Host.Clock.UtcNow) road.Host.Time.Advance(at - road.Host.Clock.UtcNow);
        await road.Host.SettleAsync();
    }

    public static Task<MonthCloseId> PreparedAsync(this RoadHost road, DateOnly month) => road.Host.DoneAsync(road.As("finance"), new PrepareMonth(month));

    /// <summary>Waits for the month to end, prepares it as one person and approves it as another.</summary>
    public static async Task<MonthCloseId> ClosedAsync(this RoadHost road, DateOnly month)
    {
        await road.PassToAsync(month.AddMonths(1));
        var close = await road.PreparedAsync(month);
        await road.Host.DoneAsync(road.As("finance-approver"), new ApproveClose(close, 1));
        return close;
    }

    public static Task<Bill> BillAsync(this RoadHost road, DateOnly month) => road.Host.InDatabaseAsync(db => db.Set<Bill>().AsNoTracking().SingleAsync(b => b.Month == month));

    public static async Task<long> BalanceAsync(this RoadHost road, Account account) =>
        await road.Host.InDatabaseAsync(db => db.Set<Balance>().Where(b => b.Account == account).SumAsync(b => b.Amount));

    /// <summary>One of the cast with other staff roles than usual.</summary>
    public static Actor Finance(this RoadHost road, string demoId, params StaffRole[] roles) => Actor.Of(
        DemonstrationPeople.IdOf(demoId), null, demoId, roles, new Dictionary<OrganisationId, OrganisationRoles>(), road.Host.Clock.MachineUtcNow);
}
