using Cyberport.Grants.Awards;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Awards;

public sealed class OfferTests
{
    [Fact]
    public async Task An_offer_stands_to_the_end_of_its_fourteenth_day_in_Hong_Kong()
    {
        await using var road = await RoadHost.StartAsync();

        var offer = await road.OfferedAsync(4, 3);

        Assert.Equal(new DateOnly(2026, 1, 21), offer.LastDay);
        Assert.Equal(new DateTime(2026, 1, 21, 16, 0, 0, DateTimeKind.Utc), offer.Deadline);
        Assert.Equal(["REPORTS"], offer.Conditions.Select(c => c.Code));
    }

    [Fact]
    public async Task An_organisation_that_changed_its_details_accepts_only_when_they_are_verified_again()
    {
        await using var road = await RoadHost.StartAsync();
        var offer = await road.OfferedAsync(2, 3);
        var view = (await road.Host.AskAsync(road.As("endorser"), new ViewOrganisation(DemonstrationPeople.BodyIdOf(DemonstrationPeople.University)))).Value!;
        await road.Host.DoneAsync(road.As("endorser"), new DescribeOrganisation(view.Id, new("Another name", "另一名稱"), view.Address, "new@elsewhere.example", view.Version));

        Assert.Equal("awards.organisation-unverified", (await road.Host.RunAsync(road.As("endorser"), RoadHost.Acceptance(offer))).Problem?.Code);
        await road.Host.DoneAsync(road.As("officer"), new VerifyOrganisation(view.Id, view.Version + 1));
        Assert.True((await road.Host.RunAsync(road.As("endorser"), RoadHost.Acceptance(offer))).IsDone);
    }

    [Fact]
    public async Task Accepting_turns_what_was_reserved_into_what_is_owed_and_makes_the_award()
    {
        await using var road = await RoadHost.StartAsync(dollars: 1_000_000);
        var offer = await road.OfferedAsync(2, 6);

        var award = await road.Host.DoneAsync(road.As("endorser"), RoadHost.Acceptance(offer));

        var fund = await road.FundAsync();
        Assert.Equal((Money.Zero, Money.FromDollars(252_000)), (fund.PreEncumbered, fund.Encumbered));
        Assert.Equal(98, await road.CardsLeftAsync(RoadHost.March));
        var made = await road.Host.InDatabaseAsync(db => db.Set<Award>().SingleAsync());
        Assert.Equal((award, new DateOnly(2026, 3, 1), new DateOnly(2026, 9, 1)), (made.Id, made.From, made.To));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Fifty_equal_acceptances_at_once_have_one_effect_and_fifty_equal_answers()
    {
        await using var road = await RoadHost.StartAsync();
        var offer = await road.OfferedAsync(2, 6);
        var (command, endorser) = (Guid.CreateVersion7(), road.As("endorser"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => road.Host.RunAsync(endorser, RoadHost.Acceptance(offer), command))));
        await road.Host.SettleAsync();

        Assert.All(answers, a => Assert.Equal(answers[0].Value, a.IsDone ? a.Value : throw new InvalidOperationException(a.Problem!.Message)));
        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Set<Award>().CountAsync()));
        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Set<JournalEntry>().CountAsync(e => e.Kind == EntryKind.Encumbrance)));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task At_the_deadline_the_offer_lapses_and_budget_and_cards_return_dated_there()
    {
        await using var road = await RoadHost.StartAsync(cards: 5);
        var offer = await road.OfferedAsync(4, 3);

        road.Host.Time.Advance(offer.Deadline.AddSeconds(-1) - road.Host.Clock.UtcNow);
        Assert.Equal(0, await road.Host.DoneAsync(Actor.System("test"), new LapseOffers()));
        road.Host.Time.Advance(TimeSpan.FromDays(3));
        var late = await road.Host.RunAsync(road.As("endorser"), RoadHost.Acceptance(offer));
        Assert.Equal(1, await road.Host.DoneAsync(Actor.System("test"), new LapseOffers()));

        Assert.Equal("awards.offer-lapsed", late.Problem!.Code);
        Assert.Contains("21 January 2026", late.Problem.Message);
        Assert.Equal((await road.FundAsync()).Appropriated, (await road.FundAsync()).Available);
        Assert.Equal(5, await road.CardsLeftAsync(RoadHost.March));
        Assert.Equal(offer.Deadline, await road.Host.InDatabaseAsync(db => db.Set<Hold>().Select(h => h.ReleasedAt).SingleAsync()));
        Assert.Equal(offer.Deadline, await road.Host.InDatabaseAsync(db => db.Set<JournalEntry>().Where(e => e.Kind == EntryKind.Lapsed).Select(e => e.EffectiveAt).SingleAsync()));
        Assert.Equal(OfferState.Lapsed, (await road.Host.AskAsync(road.As("endorser"), new ViewOffer(offer.Id))).Value!.State);
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task A_second_before_the_deadline_it_is_accepted_and_at_the_deadline_it_is_not()
    {
        await using var road = await RoadHost.StartAsync();
        var (early, late) = (await road.OfferedAsync(1, 1), await road.OfferedAsync(1, 1));

        road.Host.Time.Advance(early.Deadline.AddSeconds(-1) - road.Host.Clock.UtcNow);
        var first = await road.Host.RunAsync(road.As("endorser"), RoadHost.Acceptance(early));
        road.Host.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await road.Host.RunAsync(road.As("endorser"), RoadHost.Acceptance(late));

        Assert.True(first.IsDone);
        Assert.Equal("awards.offer-lapsed", second.Problem!.Code);
    }

    [Fact]
    public async Task Who_takes_after_a_deadline_gets_what_lapsed_before_any_worker_has_looked()
    {
        await using var road = await RoadHost.StartAsync(dollars: 360_000, cards: 4);
        var offer = await road.OfferedAsync(4, 3);
        var project = await road.DecidableAsync(4, 3);
        Assert.Equal("capacity.day-full", (await road.Host.RunAsync(road.As("officer"), RoadHost.Approve(project, 4, 3))).Problem!.Code);

        road.Host.Time.Advance(offer.Deadline - road.Host.Clock.UtcNow);
        await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 4, 3));
        Assert.Empty(await road.Host.BreachesAsync());
        await road.Host.DoneAsync(Actor.System("test"), new LapseOffers());

        Assert.Equal(Money.FromDollars(252_000), (await road.FundAsync()).PreEncumbered);
        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Set<JournalEntry>().CountAsync(e => e.Kind == EntryKind.Lapsed)));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Declining_returns_budget_and_cards_at_once()
    {
        await using var road = await RoadHost.StartAsync(cards: 5);
        var offer = await road.OfferedAsync(4, 3);

        await road.Host.DoneAsync(road.As("endorser"), new DeclineOffer(offer.Id, offer.Version, "We found cards elsewhere."));

        Assert.Equal((await road.FundAsync()).Appropriated, (await road.FundAsync()).Available);
        Assert.Equal(5, await road.CardsLeftAsync(RoadHost.March));
        Assert.Equal("kernel.stale", (await road.Host.RunAsync(road.As("endorser"), RoadHost.Acceptance(offer))).Problem!.Code);
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task An_endorser_of_another_organisation_does_not_even_learn_that_it_exists()
    {
        await using var road = await RoadHost.StartAsync();
        var offer = await road.OfferedAsync(4, 3);

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("endorser2"), RoadHost.Acceptance(offer))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("endorser2"), new DeclineOffer(offer.Id, offer.Version, "no"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(road.As("endorser2"), new ViewOffer(offer.Id))).Kind);
        Assert.Equal(0, (await road.Host.AskAsync(road.As("endorser2"), new ViewOffers())).Value!.Total);
        Assert.Equal(1, (await road.Host.AskAsync(road.As("pi"), new ViewOffers())).Value!.Total);
    }

    [Fact]
    public async Task The_investigator_does_not_accept_and_the_endorser_proves_who_they_are_first()
    {
        await using var road = await RoadHost.StartAsync();
        var offer = await road.OfferedAsync(4, 3);
        var tired = road.As("endorser");
        road.Host.Time.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As("pi"), RoadHost.Acceptance(offer))).Kind);
        Assert.True((await road.Host.RunAsync(tired, RoadHost.Acceptance(offer))).Problem!.StepUp);
        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("endorser"), RoadHost.Acceptance(offer) with { Agrees = false })).Kind);
        Assert.Equal(OutcomeKind.Stale, (await road.Host.RunAsync(road.As("endorser"), RoadHost.Acceptance(offer) with { Digest = new string('0', 64) })).Kind);
    }

    [Fact]
    public async Task An_organisation_that_nobody_verified_gets_no_offer()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(4, 3);
        var decision = await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 4, 3));
        var university = DemonstrationPeople.BodyIdOf(DemonstrationPeople.University);
        await road.Host.InDatabaseAsync(db => db.Set<Organisation>().Where(o => o.Id == university)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.VerifiedAt, (DateTime?)null)));

        var outcome = await road.Host.RunAsync(road.As("chair"), new ConfirmDecisions([new(decision, 1)]));

        Assert.Equal("panels.organisation-unverified", outcome.Problem!.Code);
    }

    [Theory]
    [InlineData(OfferState.Open, OfferAction.Accept, OfferState.Accepted)]
    [InlineData(OfferState.Open, OfferAction.Decline, OfferState.Declined)]
    [InlineData(OfferState.Open, OfferAction.Lapse, OfferState.Lapsed)]
    [InlineData(OfferState.Open, OfferAction.Withdraw, OfferState.Withdrawn)]
    [InlineData(OfferState.Accepted, OfferAction.Withdraw, null)]
    [InlineData(OfferState.Withdrawn, OfferAction.Accept, null)]
    [InlineData(OfferState.Accepted, OfferAction.Accept, null)]
    [InlineData(OfferState.Accepted, OfferAction.Decline, null)]
    [InlineData(OfferState.Accepted, OfferAction.Lapse, null)]
    [InlineData(OfferState.Declined, OfferAction.Accept, null)]
    [InlineData(OfferState.Declined, OfferAction.Lapse, null)]
    [InlineData(OfferState.Lapsed, OfferAction.Accept, null)]
    [InlineData(OfferState.Lapsed, OfferAction.Decline, null)]
    public void The_table_of_an_offer(OfferState from, OfferAction action, OfferState? to) => Assert.Equal(to, Offer.Next(from, action));
}
