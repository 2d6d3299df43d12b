using Bunit;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Values;
using Cyberport.Grants.Web.Awards;
using Cyberport.Grants.Web.Tests.Components;

namespace Cyberport.Grants.Web.Tests.Awards;

public sealed class OfferAnswerTests : HouseContext
{
    private static readonly DateTime Answered = new(2026, 2, 24, 6, 3, 0, DateTimeKind.Utc);

    [Fact]
    public void An_open_offer_waits_for_the_endorser() =>
        Assert.Contains("Waits for the organisation's endorser.", Show(Offer(OfferState.Open)));

    [Fact]
    public void A_lapsed_offer_names_its_last_day_and_where_the_stock_went()
    {
        var words = Show(Offer(OfferState.Lapsed));
        Assert.Contains("10 March 2026", words);
        Assert.Contains("returned", words);
    }

    [Fact]
    public void An_accepted_offer_shows_who_signed_as_what_when_and_with_which_account()
    {
        var words = Show(Offer(OfferState.Accepted) with { Signature = "Ho Man Kit", SignatoryPost = "Director of Research", AnsweredBy = "Ho Man Kit (endorser)" });
        Assert.Contains("Ho Man Kit, Director of Research", words);
        Assert.Contains("24 February 2026", words);
        Assert.Contains("14:03", words);
        Assert.Contains("Ho Man Kit (endorser)", words);
    }

    [Fact]
    public void A_declined_offer_shows_the_reason_and_no_signature()
    {
        var words = Show(Offer(OfferState.Declined) with { DeclineReason = "Found compute elsewhere." });
        Assert.Contains("Found compute elsewhere.", words);
        Assert.DoesNotContain("Signed by", words);
    }

    private string Show(OfferView offer) => Render<OfferAnswer>(p => p.Add(a => a.Offer, offer)).Find("section").TextContent;

    private static OfferView Offer(OfferState state) => new(
        OfferId.New(), 1, GrantApplicationId.New(), ProjectId.New(), "AISS-2026-0001/1", new("Cantonese speech", "粵語語音"), new("Harbour University", "維港大學"),
        BilingualText.Empty, new("AISS", "AISS", "AISS"), state, Answered.AddDays(-7), Answered.AddDays(14), new DateOnly(2026, 3, 10), Answered, null!, true, Verdict.Approve,
        new Cards(16), 6, [], [], Digest.Of("offer"), false, state == OfferState.Open ? null : Answered, null, null, null, null, null);
}
