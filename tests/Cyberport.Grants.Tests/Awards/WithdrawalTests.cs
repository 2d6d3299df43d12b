using Cyberport.Grants.Allocations;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Panels.Meetings;
using Cyberport.Grants.Screening;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Awards;

/// <summary>What becomes of decisions, offers and awards when the organisation takes its application back.</summary>
public sealed class WithdrawalTests
{
    [Fact]
    public async Task An_open_offer_goes_with_the_application_and_what_it_held_returns()
    {
        await using var road = await RoadHost.StartAsync(cards: 10);
        var offer = await road.OfferedAsync(4, 3);

        await WithdrawAsync(road, offer.Application);

        await NothingIsHeldAsync(road, 10);
        var seen = (await road.Host.AskAsync(road.As("endorser"), new ViewOffer(offer.Id))).Value!;
        Assert.Equal((OfferState.Withdrawn, false), (seen.State, seen.MayAnswer));
        Assert.Equal(OfferState.Withdrawn, (await road.Host.AskAsync(road.As("finance"), new ViewOffers(OfferState.Withdrawn))).Value!.Rows.Single().State);
        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Set<JournalEntry>().CountAsync(e => e.Kind == EntryKind.Withdrawn)));
        Assert.Equal("awards.application-withdrawn", (await road.Host.RunAsync(road.As("endorser"), RoadHost.Acceptance(seen))).Problem?.Code);
    }

    [Fact]
    public async Task A_decision_that_nobody_was_told_of_is_dropped_with_its_reservation_and_cannot_be_recorded_again()
    {
        await using var road = await RoadHost.StartAsync(cards: 10);
        var project = await road.DecidableAsync(4, 3);
        var decision = await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 4, 3));

        await WithdrawAsync(road, await ApplicationOfAsync(road, project));

        await NothingIsHeldAsync(road, 10);
        Assert.Equal("panels.not-decidable", (await road.Host.RunAsync(road.As("officer"), RoadHost.Approve(project, 4, 3, version: 2))).Problem?.Code);
        Assert.False((await road.Host.RunAsync(road.As("chair"), new ConfirmDecisions([new(decision, 2)]))).IsDone);
        Assert.All(
            Enum.GetValues<CommitteeShow>(),
            show => Assert.Empty(road.Host.AskAsync(road.As("chair"), new ViewCommittee(show)).GetAwaiter().GetResult().Value!.Projects.Rows));
    }

    [Fact]
    public async Task Until_the_event_arrives_nothing_can_be_passed_recorded_confirmed_or_accepted_either()
    {
        await using var road = await RoadHost.StartAsync(cards: 20);
        var offer = await road.OfferedAsync(4, 3);
        var (undecided, recorded, unscreened) = (await road.DecidableAsync(4, 3), await road.DecidableAsync(4, 3), await road.SubmittedAsync(4, 3));
        var decision = await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(recorded, 4, 3));

        await WithdrawAsync(road, offer.Application, settle: false);
        await WithdrawAsync(road, await ApplicationOfAsync(road, undecided), settle: false);
        await WithdrawAsync(road, await ApplicationOfAsync(road, recorded), settle: false);

        var waiting = await ApplicationOfAsync(road, unscreened);
        await WithdrawAsync(road, waiting, settle: false);

        var screening = await road.Host.InDatabaseAsync(db => db.Set<ScreeningCase>().AsNoTracking().SingleAsync(c => c.ApplicationId == waiting));
        Assert.Equal("screening.not-open", (await road.Host.RunAsync(road.As("officer"), new PassScreening(screening.Id, screening.Version, ""))).Problem?.Code);
        Assert.Equal("awards.application-withdrawn", (await road.Host.RunAsync(road.As("endorser"), RoadHost.Acceptance(offer))).Problem?.Code);
        Assert.Equal("panels.not-decidable", (await road.Host.RunAsync(road.As("officer"), RoadHost.Approve(undecided, 4, 3))).Problem?.Code);
        Assert.Equal("panels.not-decidable", (await road.Host.RunAsync(road.As("chair"), new ConfirmDecisions([new(decision, 1)]))).Problem?.Code);
        await road.Host.SettleAsync();
        await NothingIsHeldAsync(road, 20);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_decision_published_at_the_same_moment_leaves_no_offer_open_whichever_event_comes_first(bool withdrawalFirst)
    {
        await using var road = await RoadHost.StartAsync(cards: 10);
        var project = await road.DecidableAsync(4, 3);
        var decision = await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 4, 3));
        var meeting = (await road.Host.AskAsync(road.As("chair"), new ViewDecision(project))).Value!.Agenda!.Meeting;
        await road.Host.DoneAsync(road.As("chair"), new ConfirmDecisions([new(decision, 1)]));
        await road.Host.DoneAsync(road.As("officer"), new CloseMeeting(meeting, (await road.MeetingAsync(meeting)).Version));
        Assert.True((await road.Host.RunAsync(road.As("chair"), new PublishMeeting(meeting, (await road.MeetingAsync(meeting)).Version))).IsDone);
        await WithdrawAsync(road, await ApplicationOfAsync(road, project), settle: false);
        var late = withdrawalFirst ? nameof(DecisionPublished) : nameof(ApplicationWithdrawn);

        await DelayAsync(road, late, DateTime.MaxValue);
        await road.Host.SettleAsync();
        await DelayAsync(road, late, DateTime.MinValue);
        await road.Host.SettleAsync();

        await NothingIsHeldAsync(road, 10);
        Assert.Equal([OfferState.Withdrawn], await road.Host.InDatabaseAsync(db => db.Set<Offer>().Select(o => o.State).ToListAsync()));
    }

    [Fact]
    public async Task An_award_is_not_ended_by_withdrawing_not_even_before_its_event_is_delivered()
    {
        await using var road = await RoadHost.StartAsync(cards: 10);
        var offer = await road.OfferedAsync(4, 3);
        Assert.True((await road.Host.RunAsync(road.As("endorser"), RoadHost.Acceptance(offer))).IsDone);

        var refused = await RunAsync(road, offer.Application);

        Assert.Equal("applications.awarded", refused.Problem?.Code);
        Assert.Contains(offer.Reference, refused.Problem!.Message, StringComparison.Ordinal);
        Assert.False((await road.Host.AskAsync(road.As("endorser"), new ViewCase(offer.Application))).Value!.CanWithdraw);
        await road.Host.SettleAsync();
        Assert.Equal(6, await road.CardsLeftAsync(RoadHost.March));
        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Set<Allocation>().CountAsync()));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Verify_finds_what_a_withdrawn_application_still_holds()
    {
        await using var road = await RoadHost.StartAsync(cards: 10);
        var offer = await road.OfferedAsync(4, 3);
        await road.Host.InDatabaseAsync(db => db.Set<GrantApplication>().ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, ApplicationStatus.Withdrawn)));

        var breaches = await road.Host.BreachesAsync();

        Assert.Equal(["an offer", "budget", "cards"], breaches.Where(b => b.StartsWith(offer.Reference, StringComparison.Ordinal)).Select(b => b.Split("keeps ")[1]).Order());
    }

    private static Task DelayAsync(RoadHost road, string @event, DateTime notBefore) => road.Host.InDatabaseAsync(db =>
        db.Set<Data.Outbox.OutboxDelivery>().Where(d => d.Event.Contains(@event)).ExecuteUpdateAsync(set => set.SetProperty(d => d.NotBefore, notBefore)));

    private static async Task NothingIsHeldAsync(RoadHost road, int cards)
    {
        var fund = await road.FundAsync();
        Assert.Equal(fund.Appropriated, fund.Available);
        Assert.Equal(cards, await road.CardsLeftAsync(RoadHost.March));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    private static Task<GrantApplicationId> ApplicationOfAsync(RoadHost road, ProjectId project) =>
        road.Host.InDatabaseAsync(db => db.Set<Project>().Where(p => p.Id == project).Select(p => p.ApplicationId).SingleAsync());

    private static async Task<Outcome<Nothing>> RunAsync(RoadHost road, GrantApplicationId application)
    {
        var version = await road.Host.InDatabaseAsync(db => db.Set<GrantApplication>().Where(a => a.Id == application).Select(a => a.Version).SingleAsync());
        return await road.Host.RunAsync(road.As("endorser"), new WithdrawApplication(application, version, "Funded elsewhere."));
    }

    private static async Task WithdrawAsync(RoadHost road, GrantApplicationId application, bool settle = true)
    {
        Assert.True((await RunAsync(road, application)).IsDone);
        if (settle) await road.Host.SettleAsync();
    }
}
