using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Programmes;

/// <summary>An administrator sets up a programme by hand, as in a portal without demonstration data. It is 7 January 2026.</summary>
public sealed class ProgrammeTests
{
    private static readonly Actor Administrator = TestActors.Staff(StaffRole.Administrator);
    private static readonly TrilingualText Name = new("AI subsidies", "人工智能資助", "人工智能资助");
    private static readonly DateOnly Today = new(2026, 1, 7);

    [Theory]
    [InlineData(25, 74), InlineData(60, 41), InlineData(100, 0), InlineData(-20, 120)]
    public async Task Weights_that_do_not_make_a_hundred_are_refused_in_words(int first, int second)
    {
        await using var host = await FoundedAsync();
        var programme = await ViewAsync(host);

        var outcome = await host.RunAsync(Administrator, new PublishCriteria(programme.Id, programme.Version, [Criterion(first), Criterion(second)]));

        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        if (first + second == 99) Assert.Contains("99%", outcome.Problem!.Fields!["Criteria"][0]);
        Assert.Equal(0, (await ViewAsync(host)).Scheme);
    }

    [Fact]
    public async Task A_call_keeps_the_criteria_that_its_applicants_read()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var before = (await host.AskAsync(Administrator, new ViewCall(scene.Call))).Value!.Criteria;
        var programme = await ViewAsync(host);

        var version = await host.DoneAsync(Administrator, new PublishCriteria(programme.Id, programme.Version, [Criterion(60), Criterion(40)]));

        Assert.Equal(2, version);
        Assert.Equal(before, (await host.AskAsync(Administrator, new ViewCall(scene.Call))).Value!.Criteria);
        Assert.Equal(4, (await host.InDatabaseAsync(db => Task.FromResult(db.CriteriaOf(scene.Call).ToList()))).Count);
        var schemes = (await ViewAsync(host)).Schemes;
        Assert.Equal([(2, 2, 0), (1, 4, 1)], schemes.Select(s => (s.Version, s.Criteria.Count, s.Calls)));
    }

    [Fact]
    public async Task Publishing_the_same_criteria_again_makes_no_version()
    {
        await using var host = await FoundedAsync();
        var programme = await ViewAsync(host);
        await host.DoneAsync(Administrator, new PublishCriteria(programme.Id, programme.Version, [Criterion(60), Criterion(40)]));
        var seen = await ViewAsync(host);

        Assert.Equal(1, seen.Scheme);
        Assert.Equal("programmes.criteria-same", (await host.RunAsync(Administrator, new PublishCriteria(seen.Id, seen.Version, [Criterion(60), Criterion(40)]))).Problem!.Code);
        Assert.Equal(OutcomeKind.Stale, (await host.RunAsync(Administrator, new PublishCriteria(seen.Id, programme.Version, [Criterion(50), Criterion(50)]))).Kind);
    }

    [Fact]
    public async Task A_price_list_cannot_start_in_the_past()
    {
        await using var host = await FoundedAsync();
        var id = (await ViewAsync(host)).Id;

        var past = await host.RunAsync(Administrator, new PublishPrices(id, Today.AddDays(-1), Money.FromDollars(30_000), false));
        await host.DoneAsync(Administrator, new PublishPrices(id, Today, Money.FromDollars(30_000), true));
        await host.DoneAsync(Administrator, new PublishPrices(id, Today.AddDays(30), Money.FromDollars(28_000), false));

        Assert.Contains("past", past.Problem!.Fields!["ValidFrom"][0]);
        Assert.Equal(OutcomeKind.Invalid, (await host.RunAsync(Administrator, new PublishPrices(id, Today, Money.Zero, false))).Kind);
        Assert.Equal([(2, false), (1, true)], (await ViewAsync(host)).Prices.Select(p => (p.Version, p.IsInForce)));
        host.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal([(2, true), (1, false)], (await ViewAsync(host)).Prices.Select(p => (p.Version, p.IsInForce)));
    }

    [Theory]
    [InlineData(70, 95), InlineData(80, 70), InlineData(0, 90)]
    public async Task Rate_caps_stay_in_order_and_below_ninety(int standard, int exceptional)
    {
        await using var host = await FoundedAsync();
        var programme = await ViewAsync(host);

        Assert.Equal(OutcomeKind.Invalid, (await host.RunAsync(Administrator, new ReviseProgramme(programme.Id, programme.Version, Name, standard, exceptional))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await host.RunAsync(Administrator, new FoundProgramme("OTHER", Name, standard, exceptional, [], null))).Kind);
    }

    [Fact]
    public async Task A_condition_is_written_in_three_languages_and_out_of_use_once()
    {
        await using var host = await FoundedAsync();

        Assert.Equal(OutcomeKind.Invalid, (await host.RunAsync(Administrator, new AddCondition("reports", new("Reports.", "", "报告。")))).Kind);
        await host.DoneAsync(Administrator, new AddCondition("reports", new("Reports.", "報告。", "报告。")));
        Assert.Equal("programmes.condition-taken", (await host.RunAsync(Administrator, new AddCondition("reports", new("a", "b", "c")))).Problem!.Code);
        await host.DoneAsync(Administrator, new RetireCondition("reports"));
        Assert.Equal("programmes.condition-retired", (await host.RunAsync(Administrator, new RetireCondition("reports"))).Problem!.Code);
    }

    [Fact]
    public async Task What_a_new_portal_still_needs_is_listed_in_order()
    {
        await using var host = await GrantsHost.StartAsync();
        Assert.Equal(8, (await OpeningAsync(host)).Count(t => !t.IsDone));

        await host.DoneAsync(Administrator, new FoundProgramme("aiss", Name, 70, 90, [Criterion(60), Criterion(40)], null));

        Assert.Equal([OpeningStep.Programme, OpeningStep.Criteria], (await OpeningAsync(host)).Where(t => t.IsDone).Select(t => t.Step));
        Assert.Contains(StaffRole.Chair, (await OpeningAsync(host))[^1].Missing);
    }

    [Theory]
    [InlineData(StaffRole.CaseOfficer), InlineData(StaffRole.Chair), InlineData(StaffRole.FinanceOfficer), InlineData(StaffRole.Auditor), InlineData(StaffRole.ClusterOperator)]
    public async Task Nobody_but_an_administrator_changes_the_programme(StaffRole role)
    {
        await using var host = await FoundedAsync();
        var (programme, other) = (await ViewAsync(host), TestActors.Staff(role));

        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(other, new FoundProgramme("B", Name, 70, 90, [], null))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(other, new PublishCriteria(programme.Id, programme.Version, [Criterion(100)]))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(other, new PublishPrices(programme.Id, Today, Money.FromDollars(1), false))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(other, new ReviseProgramme(programme.Id, programme.Version, Name, 70, 90))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(other, new AddCondition("x1", Name))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(other, new PayFromLine(programme.Id, programme.Version, Guid.CreateVersion7()))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.AskAsync(other, new ViewOpening())).Kind);
        Assert.Equal(role == StaffRole.Auditor, (await host.AskAsync(other, new ViewProgramme())).IsDone);
    }

    private static NewCriterion Criterion(int percent) => new(new($"Worth {percent}", $"值 {percent}", $"值 {percent}"), percent, false);

    private static async Task<ProgrammeView> ViewAsync(GrantsHost host) => (await host.AskAsync(Administrator, new ViewProgramme())).Value!;

    private static async Task<IReadOnlyList<OpeningTask>> OpeningAsync(GrantsHost host) => (await host.AskAsync(Administrator, new ViewOpening())).Value!.Tasks;

    private static async Task<GrantsHost> FoundedAsync()
    {
        var host = await GrantsHost.StartAsync();
        await host.DoneAsync(Administrator, new FoundProgramme("AISS", Name, 70, 90, [], null));
        return host;
    }
}
