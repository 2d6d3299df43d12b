using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Billing;

/// <summary>Listed while its month is prepared, and struck when the month is sent back; issued when it is approved, and then for good.</summary>
public enum BillState
{
    Listed = 1,
    Issued = 2,
}

/// <summary>What one award costs in one month: the fund's part is drawn, the organisation pays the rest.</summary>
public sealed class Bill : Aggregate
{
    public const int ReferenceLength = 48;

    private Bill() { }

    internal Bill(MonthClose close, Award award, BillFigures figures, BilledSoFar? before)
    {
        (Id, MonthCloseId, Month, State) = (BillId.New(), close.Id, close.Month, BillState.Listed);
        (AwardId, ProjectId, ApplicationId, OrganisationId) = (award.Id, award.ProjectId, award.ApplicationId, award.OrganisationId);
        (ProjectReference, EncumbranceId) = (award.Reference, award.EncumbranceId);
        Reference = string.Create(CultureInfo.InvariantCulture, $"{award.Reference}-{close.Month:yyyy-MM}");
        (Cards, Rate, PriceListVersion, PerCardMonth) = (award.Cards, award.Rate, award.PriceListVersion, award.PerCardMonth);
        (From, To, InForceOver, InForceUnder) = (figures.Days.From, figures.Days.To, figures.InForce.Over, figures.InForce.Under);
        (ListValue, Subsidy, UserShare) = (figures.Cost.List, figures.Cost.Subsidy, figures.Cost.UserShare);
        (ListBefore, SubsidyBefore) = (before?.List ?? Money.Zero, before?.Subsidy ?? Money.Zero);
        (InForceBeforeOver, InForceBeforeUnder) = before is null ? (0, 1) : (before.InForce.Over, before.InForce.Under);
    }

    public BillId Id { get; private init; }
    public MonthCloseId MonthCloseId { get; private init; }

    /// <summary>The first day of the month that it closes.</summary>
    public DateOnly Month { get; private init; }
    public BillState State { get; private set; }
    public AwardId AwardId { get; private init; }
    public ProjectId ProjectId { get; private init; }
    public GrantApplicationId ApplicationId { get; private init; }
    public OrganisationId OrganisationId { get; private init; }
    public ReferenceNumber ProjectReference { get; private init; }
    public EncumbranceId EncumbranceId { get; private init; }

    /// <summary><c>AISS-2026-0001/1-2026-03</c></summary>
    public string Reference { get; private init; } = "";

    /// <summary>The first day billed; earlier than <see cref="Month"/> where an award was accepted late.</summary>
    public DateOnly From { get; private init; }

    /// <summary>The first day after it.</summary>
    public DateOnly To { get; private init; }
    public Cards Cards { get; private init; }
    public Share Rate { get; private init; }
    public int PriceListVersion { get; private init; }
    public Money PerCardMonth { get; private init; }
    public long InForceOver { get; private init; }
    public long InForceUnder { get; private init; }
    public long InForceBeforeOver { get; private init; }
    public long InForceBeforeUnder { get; private init; }
    public Money ListValue { get; private init; }
    public Money Subsidy { get; private init; }
    public Money UserShare { get; private init; }

    /// <summary>Billed of the same award before.</summary>
    public Money ListBefore { get; private init; }
    public Money SubsidyBefore { get; private init; }

    public DateTime? IssuedAt { get; private set; }

    /// <summary>The last Hong Kong day on which the user share is paid in time.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>In cents, so that lists sum them in the database: what was paid of the user share, and what is still owed once it is issued.</summary>
    public long PaidCents { get; private set; }
    public long OwedCents { get; private set; }

    /// <summary>The day of the last reminder.</summary>
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>Over its figures as issued; printed on the bill.</summary>
    public Digest? Digest { get; private set; }

    public DateRange Days => new(From, To);
    public CardMonthsInForce InForce => new(InForceOver, InForceUnder);
    public Cost Cost => new(ListValue, Subsidy, UserShare);

    /// <summary>What is billed of the award with this one.</summary>
    public BilledSoFar SoFar => new(To, InForce + new CardMonthsInForce(InForceBeforeOver, InForceBeforeUnder), ListBefore + ListValue, SubsidyBefore + Subsidy);

    internal void Issue(DateTime now)
    {
        if (State != BillState.Listed) throw new InvalidOperationException($"A bill that is {State} is not issued again.");
        (State, IssuedAt, DueOn) = (BillState.Issued, now, DateOnly.FromDateTime(GrantsClock.ToHongKong(now)).AddDays(BillingRules.DaysToPay));
        OwedCents = UserShare.Cents;
        Digest = Values.Digest.Of(Canonical());
        Raise(new BillIssued(Id, ProjectId, ApplicationId, OrganisationId));
    }

    internal void Receive(Money amount)
    {
        if (State != BillState.Issued) throw new RuleViolation("billing.bill-listed", BillingWords.BillListed);
        if (amount <= Money.Zero) throw new InvalidOperationException("A payment is more than nothing.");
        if (OwedCents == 0) throw new RuleViolation("billing.bill-paid", BillingWords.BillPaid);
        if (amount.Cents > OwedCents)
            throw new RuleViolation("billing.overpaid", string.Format(CultureInfo.CurrentCulture, BillingWords.Overpaid, new Money(OwedCents), amount, amount - new Money(OwedCents)));
        (PaidCents, OwedCents) = (PaidCents + amount.Cents, OwedCents - amount.Cents);
    }

    internal void TakeBack(Money amount) => (PaidCents, OwedCents) = (PaidCents - amount.Cents, OwedCents + amount.Cents);

    internal void Remind(DateOnly today)
    {
        RemindedOn = today;
        Raise(new BillOverdue(Id, Guid.CreateVersion7(), ProjectId, ApplicationId, OrganisationId));
    }

    /// <summary>What the digest is made of.</summary>
    internal string Canonical() => string.Create(CultureInfo.InvariantCulture,
        $"{Reference}|{From:yyyy-MM-dd}|{To:yyyy-MM-dd}|{Cards.Count}|{InForceOver}/{InForceUnder}|{PriceListVersion}|{PerCardMonth.Cents}|{Rate.BasisPoints}|{ListBefore.Cents}|{SubsidyBefore.Cents}|{ListValue.Cents}|{Subsidy.Cents}|{UserShare.Cents}|{DueOn:yyyy-MM-dd}");
}

/// <summary>The month was approved: the organisation owes its share.</summary>
public sealed record BillIssued(BillId Bill, ProjectId Project, GrantApplicationId Application, OrganisationId Organisation) : IEvent;

public static class BillTerms
{
    /// <summary>The figures of an award that its bills follow.</summary>
    public static BilledTerms Of(Award award) =>
        new(award.Cards, award.Months, award.From, award.PerCardMonth, award.Rate, new(award.ListValue, award.Subsidy, award.UserShare));
}

internal sealed class BillConfiguration : IEntityTypeConfiguration<Bill>
{
    public void Configure(EntityTypeBuilder<Bill> bill)
    {
        bill.Property(b => b.Reference).HasMaxLength(Bill.ReferenceLength);
        bill.Ignore(b => b.Days).Ignore(b => b.InForce).Ignore(b => b.Cost).Ignore(b => b.SoFar);
        bill.HasIndex(b => new { b.AwardId, b.Month }).IsUnique(); // an award is billed once a month, whoever prepares it
        bill.HasIndex(b => b.MonthCloseId);
        bill.HasIndex(b => b.OrganisationId);
        bill.HasIndex(b => new { b.DueOn, b.OwedCents });
        bill.HasOne<MonthClose>().WithMany().HasForeignKey(b => b.MonthCloseId);
        bill.HasOne<Award>().WithMany().HasForeignKey(b => b.AwardId);
        bill.HasOne<Organisation>().WithMany().HasForeignKey(b => b.OrganisationId);
        bill.HasOne<Encumbrance>().WithMany().HasForeignKey(b => b.EncumbranceId);
    }
}
