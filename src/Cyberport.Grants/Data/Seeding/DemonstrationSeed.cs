using Cyberport.Grants.Allocations;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data.Outbox;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>
/// Fills an empty database with the demonstration: the cast, the programme with its fund and capacity (DOMAIN §1), and a few
/// applications along the road. Everything but the people happens through operations, under a clock set to each step's day.
/// </summary>
public sealed class DemonstrationSeed(IServiceScopeFactory scopes, OutboxPump outbox, GrantsClock clock)
{
    private static readonly DateTime SchemeOpened = GrantsClock.StartOf(new DateOnly(2024, 10, 7)).AddHours(9);
    private static readonly DateOnly SecondStage = new(2025, 12, 24);

    /// <summary>Whether there is nothing yet.</summary>
    /// <exception cref="InvalidOperationException">Real people exist here.</exception>
    public async Task<bool> IsWantedAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GrantsDbContext>();
        await SeedPeople.RequireOnlyDemonstrationAsync(db, cancel);
        return !await db.Set<Programme>().AnyAsync(cancel);
    }

    /// <summary>Seeds when there is nothing yet; does nothing otherwise.</summary>
    /// <param name="applications">How many in all; beyond the stories of the demonstration they are handed in and wait for the officer.</param>
    /// <exception cref="InvalidOperationException">Real people exist here.</exception>
    public async Task RunAsync(int applications, CancellationToken cancel)
    {
        if (!await IsWantedAsync(cancel)) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GrantsDbContext>();
        var today = clock.Today;
        try
        {
            await AtAsync(SchemeOpened.AddDays(-30), () => SeedPeople.RunAsync(db, clock.UtcNow, cancel));
            var operations = scope.ServiceProvider.GetRequiredService<OperationRunner>();
            var call = await FoundAsync(operations);
            var centre = scope.ServiceProvider.GetService<IComputeCentre>();
            await TellAsync(operations, scope.ServiceProvider.GetRequiredService<SampleDrafting>(), call, Stories(today, applications), today, async () =>
            {
                await outbox.DrainAsync(cancel);
                if (LivesInOurTime(centre)) await scope.ServiceProvider.GetRequiredService<ReconcileCentre>().RunAsync(all: true, cancel);
            });
        }
        finally
        {
            clock.SetOffset(TimeSpan.Zero);
        }
        await outbox.DrainAsync(cancel);
    }

    // A real cluster lives in real time: its accounts and usage are the workers' business, from now on.
    private bool LivesInOurTime(IComputeCentre? centre) => centre is not null && (centre.UtcNow - clock.UtcNow).Duration() < TimeSpan.FromMinutes(1);

    private async Task<CallId> FoundAsync(OperationRunner operations)
    {
        CallId call = default;
        await AtAsync(SchemeOpened.AddDays(-14), async () =>
        {
            var (finance, operate, admin) = (As("finance"), As("operator"), As("admin"));
            var line = await operations.MustAsync(finance, new OpenFundingLine("AISS", new("AI Subsidy Scheme fund", "人工智能資助計劃撥款", "人工智能资助计划拨款")));
            await operations.MustAsync(finance, new AppropriateFund(line, Money.FromDollars(3_000_000_000m), "Appropriation approved for three years"));
            var pool = await operations.MustAsync(operate, new OpenCapacityPool("AISC", new("AI Supercomputing Centre", "人工智能超算中心", "人工智能超算中心")));
            await operations.MustAsync(operate, new SetCapacityStep(pool, new DateOnly(2024, 12, 9), new Petaflops(1300)));
            await operations.MustAsync(operate, new SetCapacityStep(pool, SecondStage, new Petaflops(3000)));
            (_, call) = await new SampleProgramme(operations).FoundAsync(admin, line.Value, SchemeOpened);
            await new SampleReviewing(operations, clock).AppointAsync();
        });
        return call;
    }

    private async Task TellAsync(
        OperationRunner operations, SampleDrafting drafting, CallId call, IEnumerable<Story> stories, DateOnly today, Func<Task> settle)
    {
        var steps = stories.SelectMany(story => new StoryTeller(operations, drafting, clock, call, story).Steps())
            .Concat(new MonthTeller(operations, clock).Steps(today)).OrderBy(s => s.Day);
        foreach (var (day, tell) in steps)
            await AtAsync(GrantsClock.StartOf(today).AddDays(day), async () =>
            {
                await operations.MustAsync(Actor.System("Seeding"), new LapseOffers());
                await operations.MustAsync(Actor.System("Seeding"), new RemindOfClarifications());
                await tell();
                await settle();
            });
    }

    /// <summary>The stories of the demonstration, and as many more as are asked for, told by the same people with other dates.</summary>
    private static IEnumerable<Story> Stories(DateOnly today, int applications)
    {
        var stories = DemonstrationStories.All(today);
        var handedIn = stories.Where(s => s is { Half: false, Ruling: null, NotEligibleOn: null, AskedOn: null }).ToList();
        return stories.Concat(Enumerable.Range(0, Math.Max(0, applications - stories.Count)).Select(i =>
            handedIn[i % handedIn.Count] with { DraftedOn = -400 + i % 300, SubmittedOn = -390 + i % 300, PassedOn = i % 3 == 0 ? null : -380 + i % 300, Reviewed = false }));
    }

    private Actor As(string demoId) => DemonstrationPeople.ActorOf(demoId, clock);

    private async Task AtAsync(DateTime at, Func<Task> act)
    {
        clock.SetOffset(at - clock.MachineUtcNow);
        await act();
    }
}
