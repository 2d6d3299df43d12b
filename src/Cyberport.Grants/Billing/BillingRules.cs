using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Billing;

/// <summary>The figures of an award that bills follow, as its decision froze them.</summary>
public sealed record BilledTerms(Cards Cards, int Months, DateOnly From, Money PerCardMonth, Share Rate, Cost Frozen)
{
    /// <summary>The first day after it.</summary>
    public DateOnly To => From.AddMonths(Months);
}

/// <summary>What has been billed of an award so far; up to, but without, <paramref name="To"/>.</summary>
public sealed record BilledSoFar(DateOnly To, CardMonthsInForce InForce, Money List, Money Subsidy);

/// <summary>One bill before it is one: its days, what was in force on them and what they cost.</summary>
public sealed record BillFigures(DateRange Days, CardMonthsInForce InForce, Cost Cost);

/// <summary>
/// Bills follow card-months in force, never jobs (DOMAIN rule 15). Pure.
/// An award runs in months of its own, from the day it starts: a day counts as one part in as many as the month of the award that it lies
/// in has days. So an award that starts on the first is billed one month each calendar month, one that starts on the 24th by days, and
/// both add up to exactly the months awarded. A bill is what has come due by its last day less what was billed before, in list value
/// and in subsidy; hence the last one closes to the cent.
/// </summary>
public static class BillingRules
{
    /// <summary>Days from the bill's own day until it is due; this project's default.</summary>
    public const int DaysToPay = 30;

    /// <summary>Days from one reminder of an overdue bill to the next; this project's default.</summary>
    public const int DaysBetweenReminders = 14;

    /// <summary>Card-months in force from the award's first day up to, but without, a day.</summary>
    public static CardMonthsInForce InForce(BilledTerms award, DateOnly upTo)
    {
        var end = upTo < award.To ? upTo : award.To;
        if (end <= award.From) return new(0, 1);
        var whole = 0;
        while (award.From.AddMonths(whole + 1) <= end) whole++;
        var (begun, next) = (award.From.AddMonths(whole), award.From.AddMonths(whole + 1));
        var (days, of) = (end.DayNumber - begun.DayNumber, next.DayNumber - begun.DayNumber);
        return new((long)award.Cards.Count * ((long)whole * of + days), of);
    }

    /// <summary>What has come due up to, but without, a day. The subsidy is a share of the rounded list value, so that no cent of it ever comes back.</summary>
    public static Cost Due(BilledTerms award, DateOnly upTo)
    {
        if (upTo >= award.To) return award.Frozen;
        var list = InForce(award, upTo).At(award.PerCardMonth);
        var subsidy = list.Part(award.Rate);
        return new(list, subsidy, list - subsidy);
    }

    /// <summary>The bill of a month: everything in force by its end that was not billed yet; none where nothing is.</summary>
    /// <param name="month">Its first day.</param>
    /// <param name="before">Null where nothing was billed yet: an award accepted late catches up.</param>
    public static BillFigures? Bill(BilledTerms award, DateOnly month, BilledSoFar? before)
    {
        var end = month.AddMonths(1);
        if (award.To < end) end = award.To;
        var from = before?.To ?? award.From;
        if (end <= from) return null;
        var due = Due(award, end);
        var (list, subsidy) = (due.List - (before?.List ?? Money.Zero), due.Subsidy - (before?.Subsidy ?? Money.Zero));
        if (list == Money.Zero) return null; // less than half a cent so far: the next bill has it
        return new(new(from, end), InForce(award, end) - (before?.InForce ?? default), new(list, subsidy, list - subsidy));
    }
}
