using Cyberport.Grants.Applications;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Notifications;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Programmes;

/// <summary>A call is drafted, announced, opened, extended and closed. The server's clock decides what is in time.</summary>
public sealed class CallTests
{
    private static readonly Actor Administrator = TestActors.Staff(StaffRole.Administrator);

    [Theory]
    [InlineData(-1, true), InlineData(0, false), InlineData(1, false)]
    public async Task A_call_takes_what_comes_before_its_deadline_and_nothing_from_that_instant_on(int seconds, bool taken)
    {
        await using var host = await GrantsHost.StartAsync();
        var closes = host.Clock.UtcNow.AddDays(10);
        var scene = await ApplicationScene.SetAsync(host, closes);
        var draft = await scene.DraftAsync();
        MoveTo(host, closes.AddSeconds(seconds));

        Assert.Equal(taken ? null : "applications.deadline-passed", (await SubmitAsync(host, scene, draft)).Problem?.Code);
    }

    [Theory]
    [InlineData(-1, true), InlineData(0, false), InlineData(1, false)]
    public async Task One_applicant_with_more_time_has_it_to_the_second(int seconds, bool taken)
    {
        await using var host = await GrantsHost.StartAsync();
        var closes = host.Clock.UtcNow.AddDays(10);
        var scene = await ApplicationScene.SetAsync(host, closes);
        var (draft, until) = (await scene.DraftAsync(), closes.AddDays(2));
        await ExtendAsync(host, scene.Call, scene.Organisation, until);

        MoveTo(host, until.AddSeconds(seconds));

        Assert.Equal(until, (await host.AskAsync(scene.Investigator, new ViewTasks(draft))).Value!.ClosesAt);
        Assert.Equal(taken, (await host.AskAsync(scene.Investigator, new ViewTasks(draft))).Value!.IsOpen);
        Assert.Equal(until, (await host.AskAsync(scene.Investigator, new ListMyApplications())).Value!.Rows.Single().ClosesAt);
        Assert.Equal(until, (await host.AskAsync(scene.Investigator, new ViewCase(draft))).Value!.ClosesAt);
        Assert.Equal(taken ? null : "applications.deadline-passed", (await SubmitAsync(host, scene, draft)).Problem?.Code);
    }

    [Fact]
    public async Task More_time_for_one_is_none_for_another()
    {
        await using var host = await GrantsHost.StartAsync();
        var closes = host.Clock.UtcNow.AddDays(10);
        var scene = await ApplicationScene.SetAsync(host, closes);
        var draft = await scene.DraftAsync();
        await ExtendAsync(host, scene.Call, scene.Stranger.Memberships.Keys.Single(), closes.AddDays(5));

        MoveTo(host, closes);

        Assert.Equal("applications.deadline-passed", (await SubmitAsync(host, scene, draft)).Problem?.Code);
        Assert.True((await host.RunAsync(scene.Stranger, new StartApplication(scene.Call, scene.Stranger.Memberships.Keys.Single()))).IsDone);
    }

    [Fact]
    public async Task An_extension_that_shortens_is_refused()
    {
        await using var host = await GrantsHost.StartAsync();
        var closes = host.Clock.UtcNow.AddDays(10);
        var scene = await ApplicationScene.SetAsync(host, closes);
        await ExtendAsync(host, scene.Call, scene.Organisation, closes.AddDays(5));

        Assert.Equal("programmes.extension-shortens", (await TryExtendAsync(host, scene.Call, null, closes)).Problem!.Code);
        Assert.Equal("programmes.extension-shortens", (await TryExtendAsync(host, scene.Call, null, closes.AddSeconds(-1))).Problem!.Code);
        Assert.Equal("programmes.extension-shortens", (await TryExtendAsync(host, scene.Call, scene.Organisation, closes.AddDays(3))).Problem!.Code);
        Assert.True((await TryExtendAsync(host, scene.Call, null, closes.AddSeconds(1))).IsDone);
        Assert.Equal(OutcomeKind.Invalid, (await TryExtendAsync(host, scene.Call, null, null)).Kind);
    }

    [Fact]
    public async Task A_rolling_call_has_no_deadline_to_extend()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);

        Assert.Equal("programmes.rolling", (await TryExtendAsync(host, scene.Call, null, host.Clock.UtcNow.AddDays(9))).Problem!.Code);
    }

    [Fact]
    public async Task Closing_ends_it_for_everybody_once_and_those_with_drafts_are_told()
    {
        await using var host = await GrantsHost.StartAsync();
        var closes = host.Clock.UtcNow.AddDays(10);
        var scene = await ApplicationScene.SetAsync(host, closes);
        var draft = await scene.DraftAsync();
        await ExtendAsync(host, scene.Call, scene.Organisation, closes.AddDays(5));
        var seen = await ViewAsync(host, scene.Call);

        Assert.Equal(OutcomeKind.Invalid, (await host.RunAsync(Administrator, new CloseCall(scene.Call, seen.Version, " "))).Kind);
        await host.DoneAsync(Administrator, new CloseCall(scene.Call, seen.Version, "The budget is spent."));
        var again = await host.RunAsync(Administrator, new CloseCall(scene.Call, (await ViewAsync(host, scene.Call)).Version, "Again."));

        Assert.Equal("programmes.closed-already", again.Problem!.Code);
        Assert.Equal("applications.deadline-passed", (await SubmitAsync(host, scene, draft)).Problem?.Code);
        Assert.Equal("programmes.closed-early", (await TryExtendAsync(host, scene.Call, null, closes.AddDays(9))).Problem!.Code);
        Assert.Equal("The budget is spent.", (await host.AskAsync(Actor.Nobody, new ViewCall(scene.Call))).Value!.CloseReason);
        var kinds = await host.InDatabaseAsync(db => db.Set<Mail>().Where(m => m.Kind == NoticeKind.CallClosed || m.Kind == NoticeKind.CallExtended).Select(m => m.Kind).Distinct().ToListAsync());
        Assert.Equal([NoticeKind.CallExtended, NoticeKind.CallClosed], kinds.Order());
    }

    [Fact]
    public async Task A_draft_is_seen_by_administrators_only_until_it_is_announced_and_then_its_terms_stand()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var terms = await TermsAsync(host, scene);
        var draft = await host.DoneAsync(Administrator, new DraftCall(null, 0, scene.Programme, terms));

        Assert.True((await host.AskAsync(Administrator, new ViewCall(draft))).Value!.IsDraft);
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(scene.Investigator, new ViewCall(draft))).Kind);
        Assert.DoesNotContain((await host.AskAsync(Actor.Nobody, new ListCalls())).Value!, c => c.Id == draft);
        Assert.Equal(OutcomeKind.NotFound, (await host.RunAsync(scene.Investigator, new StartApplication(draft, scene.Organisation))).Kind);

        await host.DoneAsync(Administrator, new AnnounceDraft(draft, (await ViewAsync(host, draft)).Version));

        Assert.Equal("programmes.call-announced", (await host.RunAsync(Administrator, new DraftCall(draft, (await ViewAsync(host, draft)).Version, scene.Programme, terms))).Problem!.Code);
        Assert.Equal("applications.call-not-open", (await host.RunAsync(scene.Investigator, new StartApplication(draft, scene.Organisation))).Problem!.Code);
        await host.DoneAsync(Administrator, new OpenCallNow(draft, (await ViewAsync(host, draft)).Version));
        Assert.True((await host.RunAsync(scene.Investigator, new StartApplication(draft, scene.Organisation))).IsDone);
        Assert.Equal("programmes.open-already", (await host.RunAsync(Administrator, new OpenCallNow(draft, (await ViewAsync(host, draft)).Version))).Problem!.Code);
    }

    [Fact]
    public async Task What_a_call_lacks_is_said_at_its_field()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var terms = await TermsAsync(host, scene);
        var past = host.Clock.UtcNow.AddDays(-1);

        var outcome = await host.RunAsync(Administrator, new DraftCall(null, 0, scene.Programme, terms with
        {
            Name = new("Autumn", "", "秋季"),
            OpensAt = past.AddDays(-1),
            ClosesAt = past,
            Eligible = [],
            PledgeDays = 0,
            Form = new("", 0),
        }));

        Assert.Equal(["Terms.ClosesAt", "Terms.Eligible", "Terms.Form.Code", "Terms.Name", "Terms.PledgeDays"], outcome.Problem!.Fields!.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{", "programmes.form-unreadable")]
    [InlineData("""{"code":"x","version":1,"name":{"en":"a"},"sections":[]}""", "programmes.form-unreadable")]
    [InlineData("""{"kode":"x"}""", "programmes.form-unreadable")]
    [InlineData("null", "programmes.form-unreadable")]
    public async Task A_file_that_is_no_form_is_refused_in_words(string json, string code)
    {
        await using var host = await GrantsHost.StartAsync();

        Assert.Equal(code, (await host.RunAsync(Administrator, new PublishForm(json))).Problem!.Code);
    }

    [Fact]
    public async Task The_standard_form_is_published_once()
    {
        await using var host = await GrantsHost.StartAsync();
        await host.DoneAsync(Administrator, new PublishStandardForm());

        Assert.Equal("programmes.form-published", (await host.RunAsync(Administrator, new PublishStandardForm())).Problem!.Code);
        Assert.Equal("programmes.form-taken", (await host.RunAsync(Administrator, new PublishForm(SampleApplications.AissFormJson))).Problem!.Code);
        Assert.True(Assert.Single((await host.AskAsync(Administrator, new ListForms())).Value!).Questions > 20);
    }

    [Theory]
    [InlineData(StaffRole.CaseOfficer), InlineData(StaffRole.Auditor)]
    public async Task Nobody_but_an_administrator_moves_a_call(StaffRole role)
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host, host.Clock.UtcNow.AddDays(10));
        var (other, version) = (TestActors.Staff(role), (await ViewAsync(host, scene.Call)).Version);

        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(other, new ExtendCall(scene.Call, version, null, host.Clock.UtcNow.AddDays(20), "x"))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(other, new CloseCall(scene.Call, version, "x"))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(other, new OpenCallNow(scene.Call, version))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(other, new AnnounceDraft(scene.Call, version))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(other, new PublishStandardForm())).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.AskAsync(other, new ManageCall(scene.Call))).Kind);
    }

    private static async Task<CallTerms> TermsAsync(GrantsHost host, ApplicationScene scene)
    {
        var present = (await ViewAsync(host, scene.Call)).Terms;
        return present with { Name = new("Autumn call", "秋季申請", "秋季申请"), OpensAt = host.Clock.UtcNow.AddDays(5), ClosesAt = host.Clock.UtcNow.AddDays(30) };
    }

    private static async Task<CallAtWork> ViewAsync(GrantsHost host, CallId call) => (await host.AskAsync(Administrator, new ManageCall(call))).Value!;

    private static async Task<Outcome<Nothing>> TryExtendAsync(GrantsHost host, CallId call, OrganisationId? organisation, DateTime? until) =>
        await host.RunAsync(Administrator, new ExtendCall(call, (await ViewAsync(host, call)).Version, organisation, until, "The network was down."));

    private static async Task ExtendAsync(GrantsHost host, CallId call, OrganisationId organisation, DateTime until)
    {
        Assert.True((await TryExtendAsync(host, call, organisation, until)).IsDone);
        await host.SettleAsync();
    }

    private static async Task<Outcome<HandedIn>> SubmitAsync(GrantsHost host, ApplicationScene scene, GrantApplicationId draft)
    {
        var seen = (await host.AskAsync(scene.Endorser, new ViewAnswers(draft))).Value!;
        return await host.RunAsync(scene.Endorser, new EndorseAndSubmit(draft, seen.Version, seen.Fingerprint, "Ng Mei Yee", "Director"));
    }

    private static void MoveTo(GrantsHost host, DateTime utc) => host.Time.Advance(utc - host.Clock.UtcNow);
}
