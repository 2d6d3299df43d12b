using System.Text;
using Cyberport.Grants.Desk;

namespace Cyberport.Grants.Tests.Desk;

public sealed class CalendarFileTests
{
    private static readonly DateTime Now = new(2026, 1, 7, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Lines_are_short_end_as_the_standard_says_and_no_character_is_halved()
    {
        var file = Write("要約待回覆，請於限期前以機構簽署人身分接納或婉拒，逾期即自動失效，所預留的卡和款項會即時釋放𠮷𠮷𠮷");
        Assert.EndsWith("END:VCALENDAR\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", file.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(file.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain("\uFFFD", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(file)), StringComparison.Ordinal);
        Assert.Contains("逾期即自動失效，所預留的卡和款項會即時釋放𠮷𠮷𠮷", file.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void What_means_something_to_a_calendar_is_escaped()
    {
        var file = Write("a;b,c\\d\r\nEND:VEVENT\nBEGIN:VEVENT").Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains(@"SUMMARY:Answer the offer: a\;b\,c\\d\nEND:VEVENT\nBEGIN:VEVENT", file, StringComparison.Ordinal);
        Assert.Equal(1, file.Split("\r\n").Count(line => line == "BEGIN:VEVENT"));
    }

    [Fact]
    public void The_same_matter_keeps_its_name_when_its_date_moves()
    {
        static string Uid(string file) => file.Split("\r\n").Single(line => line.StartsWith("UID:", StringComparison.Ordinal));
        Assert.Equal(Uid(Write("AISS-2026-0001/1")), Uid(Write("AISS-2026-0001/1", Now.AddDays(3))));
        Assert.NotEqual(Uid(Write("AISS-2026-0001/1")), Uid(Write("AISS-2026-0002/1")));
    }

    [Fact]
    public async Task An_open_offer_is_in_its_endorsers_calendar_by_the_last_minute_that_counts_and_in_no_strangers()
    {
        await using var road = await RoadHost.StartAsync();
        var offer = await road.OfferedAsync(4, 6);

        var mine = (await road.Host.AskAsync(road.As("endorser"), new ListDates())).Value!.Dates;
        var date = Assert.Single(mine, d => d.Kind == nameof(WaitingKind.AnswerOffer));
        Assert.Equal((offer.Deadline.AddMinutes(-1), $"/offers/{offer.Id.Value}"), (date.At, date.Href));
        Assert.Empty((await road.Host.AskAsync(road.As("endorser2"), new ListDates())).Value!.Dates);

        await road.Host.DoneAsync(road.As("endorser"), RoadHost.Acceptance(offer));
        Assert.Contains((await road.Host.AskAsync(road.As("endorser"), new ListDates())).Value!.Dates, d => d.Kind == "ComputingEnds");
    }

    private static string Write(string about, DateTime? at = null) => CalendarFile.Write(
        [new(nameof(WaitingKind.AnswerOffer), "Answer the offer", about, "", at ?? Now.AddDays(14), "/offers/1")], "https://grants.example", Now);
}
