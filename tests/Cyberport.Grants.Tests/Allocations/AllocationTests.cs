using Cyberport.Grants.Allocations;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Allocations;

/// <summary>From the acceptance to the end, through the front door, on SQLite and the simulated centre.</summary>
public class AllocationTests
{
    [Fact]
    public async Task An_accepted_award_becomes_an_account_with_its_budget_its_cap_and_its_investigator()
    {
        await using var scene = await AllocationScene.StartAsync(cards: 8, months: 3);
        await scene.ReconcileAsync();
        var view = await scene.ViewAsync();
        Assert.Equal((AllocationState.Ready, AllocationTruth.True), (view.State, view.Truth));
        Assert.Equal("aiss-2026-0001-1", view.Desired.Account);
        Assert.Equal(new AccountLimits(8, 8 * 3 * 730 * 60, null, null), view.Observed!.Limits);
        Assert.Equal(["alice"], view.Observed.Logins);
        Assert.Empty(view.WouldSend);
        Assert.Equal(4, view.Sendings.Count);
        Assert.Empty(await scene.Host.BreachesAsync());
    }

    [Fact]
    public async Task What_it_would_send_is_shown_before_it_is_sent()
    {
        await using var scene = await AllocationScene.StartAsync();
        var before = await scene.ViewAsync();
        await scene.ReconcileAsync();
        var sent = (await scene.ViewAsync()).Sendings;
        Assert.Equal(before.WouldSend.Select(r => (r.Method, r.Path, r.Json)), sent.Select(s => (s.Method, s.Path, s.Json)));
    }

    [Fact]
    public async Task An_acceptance_that_is_told_twice_makes_one_allocation()
    {
        await using var scene = await AllocationScene.StartAsync();
        var made = await scene.Host.InDatabaseAsync(db => db.Set<Allocation>().AsNoTracking().SingleAsync());
        await scene.AcceptAsync(new(made.AwardId, new(Guid.CreateVersion7()), made.ProjectId, made.ApplicationId, made.OrganisationId, made.ProjectReference, 8, 3, made.From, made.To));
        Assert.Equal(1, await scene.Host.InDatabaseAsync(db => db.Set<Allocation>().CountAsync()));
    }

    [Fact]
    public async Task Before_its_first_day_the_account_is_closed_and_opens_on_that_day_and_closes_on_its_last()
    {
        await using var scene = await AllocationScene.StartAsync(from: new(2026, 2, 1), months: 1);
        await scene.ReconcileAsync();
        Assert.Equal(AllocationState.Prepared, (await scene.ViewAsync()).State);
        Assert.True((await scene.ViewAsync()).Observed!.Limits!.IsClosed);

        scene.Host.Time.MoveTo(new(2026, 2, 1), 0.1);
        await scene.ReconcileAsync();
        Assert.Equal(AllocationState.Ready, (await scene.ViewAsync()).State);
        var job = await scene.Simulated.SubmitAsync("alice", scene.Account, gpus: 2, seconds: 86400 * 60, limitMinutes: 1440 * 60);

        scene.Host.Time.MoveTo(new(2026, 2, 28), 23.9);
        await scene.ReconcileAsync();
        Assert.Equal(AllocationState.Ready, (await scene.ViewAsync()).State);
        scene.Host.Time.MoveTo(new(2026, 3, 1), 0.1);
        await scene.ReconcileAsync();
        await scene.ReconcileAsync();
        var view = await scene.ViewAsync();
        Assert.Equal((AllocationState.Ended, AllocationTruth.True), (view.State, view.Truth));
        Assert.Empty(view.Observed!.ActiveJobs);
        Assert.Equal("CANCELLED", (await scene.Simulated.JobsAsync(scene.Account, DateTime.UnixEpoch, scene.Host.Clock.UtcNow, default)).Single(j => j.JobId == job).State);
    }

    [Fact]
    public async Task A_person_without_a_login_waits_for_one_and_holds_up_nobody()
    {
        await using var scene = await AllocationScene.StartAsync(login: null);
        await scene.ReconcileAsync();
        Assert.Equal(AllocationState.Ready, (await scene.ViewAsync()).State);
        var list = (await scene.Host.AskAsync(AllocationScene.Operator, new ViewAllocations())).Value!;
        Assert.Equal(scene.Investigator.Person, Assert.Single(list.WaitingForLogin).Person);

        await scene.GiveLoginAsync(scene.Investigator, "alice");
        Assert.Equal(1, (await scene.ReconcileAsync(all: false)).Seen);
        Assert.Equal(["alice"], (await scene.ViewAsync()).Observed!.Logins);
    }

    [Fact]
    public async Task The_investigator_adds_and_removes_users_and_the_cluster_follows()
    {
        await using var scene = await AllocationScene.StartAsync();
        await scene.ReconcileAsync();
        await scene.GiveLoginAsync(scene.Member, "bob");
        var use = await scene.UseAsync();
        Assert.Equal(scene.Member.Person, Assert.Single(use.MayBeAdded).Person);
        await scene.Host.DoneAsync(scene.Investigator, new AddProjectUser(scene.Id, scene.Member.RequirePerson(), use.Version));
        await scene.ReconcileAsync(all: false);
        Assert.Equal(["alice", "bob"], (await scene.ViewAsync()).Observed!.Logins);

        await scene.Host.DoneAsync(scene.Investigator, new RemoveProjectUser(scene.Id, scene.Member.RequirePerson(), (await scene.UseAsync()).Version));
        await scene.ReconcileAsync(all: false);
        Assert.Equal(["alice"], (await scene.ViewAsync()).Observed!.Logins);
        Assert.Empty((await scene.ViewAsync()).Incidents);
    }

    [Fact]
    public async Task Who_leaves_the_organisation_or_is_disabled_leaves_the_cluster()
    {
        await using var scene = await AllocationScene.StartAsync();
        await scene.GiveLoginAsync(scene.Investigator, "alice");
        await scene.GiveLoginAsync(scene.Member, "bob");
        await scene.Host.DoneAsync(scene.Investigator, new AddProjectUser(scene.Id, scene.Member.RequirePerson(), (await scene.UseAsync()).Version));
        await scene.ReconcileAsync();
        Assert.Equal(["alice", "bob"], (await scene.ViewAsync()).Observed!.Logins);

        await scene.Host.InDatabaseAsync(async db =>
        {
            var organisation = await db.Set<Organisation>().Include(o => o.Members).SingleAsync(o => o.Id == scene.Organisation);
            organisation.Remove(scene.Member.RequirePerson(), scene.Host.Clock.UtcNow);
            await db.SaveChangesAsync();
        });
        await scene.Host.SettleAsync();
        await scene.ReconcileAsync(all: false);
        Assert.Equal(["alice"], (await scene.ViewAsync()).Observed!.Logins);

        await scene.Host.InDatabaseAsync(async db =>
        {
            (await db.Set<Person>().SingleAsync(p => p.Id == scene.Investigator.Person)).Disable(scene.Host.Clock.UtcNow);
            await db.SaveChangesAsync();
        });
        await scene.ReconcileAsync();
        Assert.Empty((await scene.ViewAsync()).Observed!.Logins);
    }

    [Fact]
    public async Task Users_are_changed_by_who_leads_the_project_and_by_nobody_else()
    {
        await using var scene = await AllocationScene.StartAsync();
        var version = (await scene.UseAsync()).Version;
        var person = scene.Member.RequirePerson();
        Assert.Equal(OutcomeKind.NotAllowed, (await scene.Host.RunAsync(scene.Member, new AddProjectUser(scene.Id, person, version))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await scene.Host.RunAsync(scene.Stranger, new AddProjectUser(scene.Id, person, version))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await scene.Host.AskAsync(scene.Stranger, new ViewProjectUse(scene.Id))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await scene.Host.AskAsync(scene.Investigator, new ViewAllocation(scene.Id))).Kind);
        var stranger = await scene.Host.RunAsync(scene.Investigator, new AddProjectUser(scene.Id, scene.Stranger.RequirePerson(), version));
        Assert.Equal("allocations.not-a-member", stranger.Problem!.Code);
        Assert.Equal(OutcomeKind.Stale, (await scene.Host.RunAsync(scene.Investigator, new AddProjectUser(scene.Id, person, version + 1))).Kind);
    }

    [Fact]
    public async Task A_hand_edit_is_told_once_with_its_window_is_put_right_and_is_closed_by_the_operators_word()
    {
        await using var scene = await AllocationScene.StartAsync();
        await scene.ReconcileAsync();
        await scene.Simulated.EditByHandAsync(scene.Account, limits: new(64, 1, null, null), addUser: "mallory");
        scene.Host.Time.Advance(TimeSpan.FromMinutes(4));
        for (var i = 0; i < 3; i++) await scene.ReconcileAsync();

        var view = await scene.ViewAsync();
        Assert.Equal([HandEdit.Budget, HandEdit.CardCap, HandEdit.UserAdded], view.Incidents.Select(i => i.Edit).OrderBy(e => e.ToString()));
        Assert.All(view.Incidents, i => Assert.Equal(TimeSpan.FromMinutes(4), i.SeenAt - i.After));
        Assert.Equal(view.Desired.Limits, view.Observed!.Limits);
        Assert.Contains("mallory", view.Observed.Logins);

        var budget = view.Incidents.Single(i => i.Edit == HandEdit.Budget);
        await scene.Host.DoneAsync(AllocationScene.Operator, new ExplainIncident(budget.Id, "Kim, by mistake", budget.Version));
        Assert.Equal("Kim, by mistake", (await scene.ViewAsync()).Incidents.Single(i => i.Id == budget.Id).Explanation);
        var stranger = view.Incidents.Single(i => i.Edit == HandEdit.UserAdded);
        await scene.Host.DoneAsync(AllocationScene.Operator, new ExplainIncident(stranger.Id, "Mallory helps until Friday", stranger.Version));
        for (var i = 0; i < 3; i++)
        {
            scene.Host.Time.Advance(TimeSpan.FromMinutes(1));
            await scene.ReconcileAsync();
        }
        Assert.Equal(3, (await scene.ViewAsync()).Incidents.Count); // she is still there: no news
        Assert.Equal("allocations.incident-closed", (await scene.Host.RunAsync(AllocationScene.Operator, new ExplainIncident(budget.Id, "again", budget.Version + 1))).Problem!.Code);
    }

    [Fact]
    public async Task A_foreign_account_of_our_name_is_refused_until_it_is_gone()
    {
        await using var scene = await AllocationScene.StartAsync();
        var theirs = new AccountLimits(1, 2, 3, 4);
        await scene.Simulated.EditByHandAsync(scene.Account, description: "physics", limits: theirs);
        await scene.ReconcileAsync();
        var view = await scene.ViewAsync();
        Assert.Equal((AllocationState.Refused, AllocationTruth.Foreign, "physics"), (view.State, view.Truth, view.Detail));
        Assert.Equal(theirs, view.Observed!.Limits);
        Assert.Empty(view.WouldSend);
        await scene.CollectAsync();
        Assert.Equal(0, await scene.Host.InDatabaseAsync(db => db.Set<UsageCursor>().CountAsync()));
    }

    [Fact]
    public async Task Usage_is_stored_by_run_once_and_a_job_that_runs_on_is_brought_up_to_date()
    {
        await using var scene = await AllocationScene.StartAsync();
        await scene.ReconcileAsync();
        var job = await scene.Simulated.SubmitAsync("alice", scene.Account, gpus: 4, seconds: 3600, limitMinutes: 120);
        scene.Host.Time.Advance(TimeSpan.FromMinutes(30));
        await scene.CollectAsync();
        Assert.Equal(new TresMinutes(4 * 30), (await scene.UseAsync()).Used);
        await scene.Simulated.RequeueAsync(job);
        scene.Host.Time.Advance(TimeSpan.FromHours(2));
        for (var i = 0; i < 3; i++) await scene.CollectAsync();

        Assert.Equal(new TresMinutes(4 * 90), (await scene.UseAsync()).Used);
        Assert.Equal(2, await scene.Host.InDatabaseAsync(db => db.Set<UsageRun>().CountAsync(r => r.JobId == job)));
        var view = await scene.ViewAsync();
        Assert.Equal(view.Counted, view.Summed);
        Assert.True(view.Guarantee.IsHard);
    }

    [Fact]
    public async Task What_strangers_compute_in_our_account_is_kept_in_quarantine()
    {
        await using var scene = await AllocationScene.StartAsync();
        await scene.ReconcileAsync();
        await scene.Simulated.EditByHandAsync(scene.Account, addUser: "mallory");
        await scene.Simulated.SubmitAsync("mallory", scene.Account, gpus: 1, seconds: 600, limitMinutes: 20);
        scene.Host.Time.Advance(TimeSpan.FromHours(1));
        await scene.CollectAsync();
        Assert.Equal(TresMinutes.Zero, (await scene.UseAsync()).Used);
        Assert.Equal(1, (await scene.ViewAsync()).Quarantined);
    }

    [Fact]
    public async Task The_demonstrations_jobs_fill_the_months_of_a_running_allocation_and_stay_within_its_budget()
    {
        await using var scene = await AllocationScene.StartAsync(cards: 4, months: 3, demoJobs: true);
        await scene.ReconcileAsync();
        scene.Host.Time.Advance(TimeSpan.FromDays(60));
        await scene.CollectAsync();
        var use = await scene.UseAsync();
        Assert.InRange(use.Used.Hours, 4 * 24 * 60 * 0.3m, use.Budget.Hours);
        Assert.All(use.Months.Take(2), m => Assert.True(m.Used.Minutes > 0));
    }

    [Fact]
    public async Task A_centre_that_is_away_is_said_so_and_changes_wait()
    {
        var centre = new FaultyCentre();
        await using var scene = await AllocationScene.StartAsync(centre);
        centre.Condition = CentreCondition.Down;
        Assert.Equal(CentreCondition.Down, (await scene.ReconcileAsync()).Condition);
        Assert.Equal(CentreCondition.Down, (await scene.Host.AskAsync(AllocationScene.Operator, new ViewCentre())).Value!.Condition);
        Assert.Equal(AllocationState.Waiting, (await scene.ViewAsync()).State);
        centre.Condition = CentreCondition.Healthy;
        await scene.ReconcileAsync();
        Assert.Equal(AllocationState.Ready, (await scene.ViewAsync()).State);
    }

    /// <summary>Through the real handlers: requests are lost, or done and their answer lost, at random; hands stay off. It converges, to one account, without a false incident.</summary>
    [Fact, Trait("Speed", "Slow")]
    public async Task A_centre_that_fails_at_random_is_brought_right_in_the_end()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var centre = new FaultyCentre { Random = new Random(seed) };
            await using var scene = await AllocationScene.StartAsync(centre);
            await scene.GiveLoginAsync(scene.Member, "bob");
            for (var turn = 0; turn < 12; turn++)
            {
                var use = await scene.UseAsync();
                var isIn = use.Users.Any(u => u.Person == scene.Member.Person);
                if (centre.Random.Next(2) == 0)
                    await scene.Host.DoneAsync(scene.Investigator, isIn
                        ? new RemoveProjectUser(scene.Id, scene.Member.RequirePerson(), use.Version)
                        : (IOperation<Nothing>)new AddProjectUser(scene.Id, scene.Member.RequirePerson(), use.Version));
                await scene.ReconcileAsync();
                scene.Host.Time.Advance(TimeSpan.FromMinutes(1));
            }
            centre.Random = null;
            await scene.ReconcileAsync();
            var view = await scene.ViewAsync();
            Assert.True((AllocationState.Ready, AllocationTruth.True) == (view.State, view.Truth), $"seed {seed}: {view.State} {view.Truth} {view.Detail}");
            Assert.True(view.Incidents.Count == 0, $"seed {seed}: {view.Incidents.FirstOrDefault()}");
            Assert.Equal([scene.Account], await centre.Inner.AccountsAsync());
        }
    }
}
