using Cyberport.Grants.Desk.Funds;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Tests.Ledger;

public sealed class JournalTests
{
    private static readonly Actor Finance = TestActors.Staff(StaffRole.FinanceOfficer);
    private static readonly Actor Approver = TestActors.Staff(StaffRole.FinanceApprover);
    private static readonly Actor Officer = TestActors.Staff(StaffRole.CaseOfficer);

    [Fact]
    public async Task An_appropriation_stands_in_the_fund_and_in_the_journal()
    {
        await using var host = await GrantsHost.StartAsync();
        var line = await OpenAsync(host, 3_000_000_000m);

        var fund = (await host.AskAsync(Finance, new ViewFund(line))).Value!;
        var journal = (await host.AskAsync(Finance, new ViewJournal(line))).Value!.Entries;

        Assert.Equal(Money.FromDollars(3_000_000_000m), fund.Figures.Appropriated);
        Assert.Equal(fund.Figures.Appropriated, fund.Figures.Available);
        Assert.Equal((1, EntryKind.Appropriation), (journal.Total, journal.Rows[0].Kind));
        Assert.Equal(["Available", "Appropriated"], journal.Rows[0].Postings.Select(p => p.AccountInWords));
        Assert.Empty(await host.BreachesAsync());
    }

    [Fact]
    public async Task A_mistaken_appropriation_is_taken_back_by_an_entry_of_its_own_once()
    {
        await using var host = await GrantsHost.StartAsync();
        var line = await OpenAsync(host, 500);
        var mistake = await host.DoneAsync(Finance, new AppropriateFund(line, Money.FromDollars(100), "typed twice"));

        Assert.Equal("ledger.four-eyes", (await host.RunAsync(Finance, new ReverseEntry(mistake, "my own"))).Problem!.Code);
        await host.DoneAsync(Approver, new ReverseEntry(mistake, "typed twice"));
        var again = await host.RunAsync(Approver, new ReverseEntry(mistake, "again"));

        Assert.Equal("ledger.already-reversed", again.Problem!.Code);
        Assert.Equal(Money.FromDollars(500), (await host.AskAsync(Finance, new ViewFund(line))).Value!.Figures.Available);
        Assert.Empty(await host.BreachesAsync());
    }

    [Fact]
    public async Task Only_finance_appropriates()
    {
        await using var host = await GrantsHost.StartAsync();
        var line = await OpenAsync(host, 500);

        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(Officer, new AppropriateFund(line, Money.FromDollars(1), "mine"))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await host.RunAsync(Finance, new AppropriateFund(line, Money.Zero, "nothing"))).Kind);
        Assert.Equal("ledger.budget-short", (await host.RunAsync(Finance, new AppropriateFund(line, Money.FromDollars(-501), "too much back"))).Problem!.Code);
    }

    [Theory]
    [InlineData("UPDATE JournalEntry SET Note = 'changed'")]
    [InlineData("DELETE FROM JournalEntry")]
    [InlineData("UPDATE Posting SET Amount = Amount + 1")]
    [InlineData("DELETE FROM Posting")]
    public async Task The_database_itself_refuses_to_change_the_journal(string sql)
    {
        await using var host = await GrantsHost.StartAsync();
        await OpenAsync(host, 500);

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => host.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql)));

        Assert.Contains("append-only", refusal.Message);
    }

    [Fact]
    public async Task Verify_finds_a_balance_that_was_changed_by_hand()
    {
        await using var host = await GrantsHost.StartAsync();
        await OpenAsync(host, 500);

        await host.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Balance SET Amount = Amount + 1 WHERE Account = 'Available'"));

        Assert.Contains(await host.BreachesAsync(), b => b.Contains("Available"));
    }

    [Fact, Trait("Speed", "Slow")]
    public async Task After_five_thousand_operations_of_eight_workers_the_balances_are_what_the_journal_adds_up_to()
    {
        await using var host = await GrantsHost.StartAsync((services, _) =>
            services.AddScoped<IOperationHandler<MoveSomething, Nothing>, MoveSomethingHandler>());
        var line = await OpenAsync(host, 60_000m);
        var worker = Actor.System("test");
        var projects = Enumerable.Range(1, 12).Select(i => new EntrySubject(Guid.CreateVersion7(), $"AISS-2026-{i:0000}/1", "Enterprise")).ToArray();
        int done = 0, refused = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 625; i++)
            {
                var outcome = await host.RunAsync(worker, new MoveSomething(
                    line, projects[random.Next(projects.Length)], random.Next(4), new Money(random.Next(1, 400_000)), new TresMinutes(random.Next(1, 100_000))));
                if (outcome.IsDone) Interlocked.Increment(ref done);
                else if (outcome.Problem!.Code == "ledger.budget-short") Interlocked.Increment(ref refused);
                else Assert.Fail(outcome.Problem.Message);
            }
        })));

        Assert.Equal(5_000, done + refused);
        Assert.True(refused > 0 && done > 1_000, $"{done} done, {refused} refused");
        Assert.Empty(await host.BreachesAsync());
    }

    private static async Task<FundingLineId> OpenAsync(GrantsHost host, decimal dollars)
    {
        var line = await host.DoneAsync(Finance, new OpenFundingLine("AISS", new("AI subsidies", "人工智能資助", "人工智能资助")));
        await host.DoneAsync(Finance, new AppropriateFund(line, Money.FromDollars(dollars), "Head 154"));
        return line;
    }
}

/// <summary>Some movement that is possible for the project now: reserve, firm, return or let the oldest lapse.</summary>
[Allow(Permission.RunByTheSystem)]
public sealed record MoveSomething(FundingLineId Line, EntrySubject Subject, int Kind, Money Money, TresMinutes Compute) : IOperation<Nothing>;

internal sealed class MoveSomethingHandler(Data.GrantsDbContext db, Encumbrances encumbrances, GrantsClock clock) : IOperationHandler<MoveSomething, Nothing>
{
    public async Task<Nothing> HandleAsync(MoveSomething operation, CancellationToken cancel)
    {
        var open = await db.Set<Encumbrance>().OrderBy(e => e.Id)
            .FirstOrDefaultAsync(e => e.SubjectId == operation.Subject.Id && e.State == EncumbranceState.PreEncumbered, cancel);
        if (open is null || operation.Kind == 0) await encumbrances.PlaceAsync(operation.Line, operation.Subject, operation.Money, operation.Compute, cancel);
        else if (operation.Kind == 1 && operation.Money.Cents % 25 == 0) await encumbrances.FirmAsync(open.Id, cancel);
        else if (operation.Kind == 2) await encumbrances.KeepUntilAsync(open.Id, clock.UtcNow, cancel);
        else await encumbrances.ReturnAsync(open.Id, EntryKind.Declined, clock.UtcNow, cancel);
        return Nothing.AtAll;
    }
}
