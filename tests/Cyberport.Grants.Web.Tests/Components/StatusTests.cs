using Bunit;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Web.Tests.Components;

public class StatusTests : HouseContext
{
    private static readonly DateTime Now = new(2026, 2, 24, 6, 3, 0, DateTimeKind.Utc);

    [Fact]
    public void A_chip_has_an_icon_and_a_word_besides_its_colour()
    {
        var chip = Render<StatusChip>(p => p.Add(c => c.Text, "Approved").Add(c => c.Tone, Tone.Good));
        Assert.Contains("Approved", chip.Find(".chip.good").TextContent);
        Assert.Equal("true", chip.Find("svg").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void Help_is_closed_until_it_is_wanted_and_each_line_a_paragraph()
    {
        var help = Render<HelpHint>(p => p.Add(h => h.Title, "Who signs?").Add(h => h.Words, "The endorser.\nNobody else."));
        Assert.False(help.Find("details").HasAttribute("open"));
        Assert.Equal("Who signs?", help.Find("summary").TextContent.Trim());
        Assert.Equal(["The endorser.", "Nobody else."], help.FindAll("p").Select(p => p.TextContent));
    }

    [Fact]
    public void Saved_says_when_in_Hong_Kong_time() =>
        Assert.Contains("Saved 14:03", Render<SaveState>(p => p.Add(s => s.State, SaveStatus.Saved).Add(s => s.At, Now)).Markup);

    [Fact]
    public void Nothing_typed_says_nothing() =>
        Assert.Equal("", Render<SaveState>(p => p.Add(s => s.State, SaveStatus.Idle)).Find("[role=status] .known").TextContent.Trim());

    [Theory]
    [InlineData(10, "", "in 10 days")]
    [InlineData(2, "soon", "in 2 days")]
    [InlineData(-1, "passed", "1 day ago")]
    public void A_deadline_warns_three_days_before(int days, string css, string words)
    {
        var clock = Render<DeadlineClock>(p => p.Add(c => c.Label, "Accept by").Add(c => c.Now, Now).Add(c => c.Deadline, Now.AddDays(days)));
        Assert.Equal($"deadline {css}", clock.Find("p").ClassName);
        Assert.Contains(words, clock.Markup);
    }

    [Fact]
    public void Only_a_bad_notice_interrupts()
    {
        Assert.Equal("alert", Render<Notice>(p => p.Add(n => n.Tone, Tone.Bad)).Find(".notice").GetAttribute("role"));
        Assert.Null(Render<Notice>(p => p.Add(n => n.Tone, Tone.Warn)).Find(".notice").GetAttribute("role"));
    }

    [Fact]
    public void An_empty_state_offers_what_would_fill_it() =>
        Assert.Equal("/calls", Render<EmptyState>(p => p.Add(e => e.Title, "No application").Add(e => e.ActionHref, "/calls").Add(e => e.ActionText, "See the calls")).Find("a").GetAttribute("href"));

    [Theory]
    [InlineData(2, false, "")]
    [InlineData(4, false, "soon")]
    [InlineData(6, false, "passed")]
    [InlineData(4, true, "")]
    public void A_promise_warns_on_its_last_days_and_not_when_it_is_kept(int used, bool ended, string style)
    {
        var reading = new PledgeReading(5, used, new(2026, 2, 27), null, ended, HolidaysKnown: true);

        var text = Render<PledgeText>(p => p.Add(c => c.Reading, reading));

        Assert.Equal($"deadline {style}".Trim(), text.Find("p").ClassName!.Trim());
        Assert.Contains(reading.InWords, text.Find("p").TextContent, StringComparison.Ordinal);
    }
}
