using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Programmes;

/// <summary>The list of general holidays, by hand and by the Government's file. It is 7 January 2026.</summary>
public sealed class HolidayTests
{
    private static readonly Actor Administrator = TestActors.Staff(StaffRole.Administrator);

    private const string Feed = "\uFEFF{\"vcalendar\":[{\"prodid\":\"-//1823\",\"vevent\":[" +
        "{\"dtstart\":[\"20280101\",{\"value\":\"DATE\"}],\"dtend\":[\"20280102\",{\"value\":\"DATE\"}],\"summary\":\"The first day of January\"}," +
        "{\"dtstart\":[\"20280704\",{\"value\":\"DATE\"}],\"summary\":\"A new holiday\"}]}]}";

    [Fact]
    public void The_file_is_read_with_its_mark_in_the_order_of_days() =>
        Assert.Equal([new(new(2028, 1, 1), "The first day of January"), new(new(2028, 7, 4), "A new holiday")], HolidayFeed.Parse(Feed));

    [Theory]
    [InlineData(""), InlineData("{"), InlineData("[]"), InlineData("{\"vcalendar\":[]}"), InlineData("{\"vcalendar\":[{\"vevent\":[]}]}")]
    [InlineData("{\"vcalendar\":[{\"vevent\":[{\"summary\":\"x\"}]}]}")]
    [InlineData("{\"vcalendar\":[{\"vevent\":[{\"dtstart\":[\"20281301\"],\"summary\":\"x\"}]}]}")]
    [InlineData("{\"vcalendar\":[{\"vevent\":[{\"dtstart\":[20280101],\"summary\":\"x\"}]}]}")]
    [InlineData("{\"vcalendar\":[{\"vevent\":[{\"dtstart\":[\"20280101\"],\"summary\":\" \"}]}]}")]
    [InlineData("{\"vcalendar\":[{\"vevent\":[{\"dtstart\":[\"20280101\"],\"summary\":\"a\"},{\"dtstart\":[\"20280101\"],\"summary\":\"b\"}]}]}")]
    public void A_file_that_is_none_says_so(string json) => Assert.Throws<FormatException>(() => HolidayFeed.Parse(json));

    [Fact]
    public async Task Importing_adds_what_is_missing_once_and_knows_the_names_in_three_languages()
    {
        await using var host = await GrantsHost.StartAsync();
        Assert.Equal(2028, (await ListAsync(host, null)).NextWithout);

        var first = await host.DoneAsync(Administrator, new ImportHolidays(Feed));
        var again = await host.DoneAsync(Administrator, new ImportHolidays(Feed));

        Assert.Equal((2, 0), (first.Added, first.Known));
        Assert.Equal((0, 2), (again.Added, again.Known));
        var days = (await ListAsync(host, 2028)).Days;
        Assert.Equal("一月一日", days[0].Name.Traditional);
        Assert.Equal("A new holiday", days[1].Name.Traditional);
        Assert.Equal(2029, (await ListAsync(host, null)).NextWithout);
    }

    [Fact]
    public async Task A_day_is_added_once_and_a_past_one_stays()
    {
        await using var host = await GrantsHost.StartAsync();
        var name = new TrilingualText("Typhoon day", "颱風日", "台风日");

        await host.DoneAsync(Administrator, new AddHoliday(new(2026, 9, 3), name));
        Assert.Equal("programmes.holiday-known", (await host.RunAsync(Administrator, new AddHoliday(new(2026, 9, 3), name))).Problem!.Code);
        Assert.Equal(18, (await ListAsync(host, 2026)).Days.Count);
        await host.DoneAsync(Administrator, new RemoveHoliday(new(2026, 9, 3)));
        Assert.Equal("programmes.holiday-past", (await host.RunAsync(Administrator, new RemoveHoliday(new(2026, 1, 1)))).Problem!.Code);
        Assert.Equal("programmes.feed-unreadable", (await host.RunAsync(Administrator, new ImportHolidays("{}"))).Problem!.Code);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_changes_the_list()
    {
        await using var host = await GrantsHost.StartAsync();
        var officer = TestActors.Staff(StaffRole.CaseOfficer);

        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(officer, new ImportHolidays(Feed))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(officer, new RemoveHoliday(new(2026, 12, 25)))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.AskAsync(officer, new ListHolidays())).Kind);
    }

    private static async Task<HolidayList> ListAsync(GrantsHost host, int? year) => (await host.AskAsync(Administrator, new ListHolidays(year))).Value!;
}
