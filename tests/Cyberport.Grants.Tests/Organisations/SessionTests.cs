using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Tests.Organisations;

/// <summary>Who stands behind a session, call by call.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_session_of_staff_with_a_second_factor_holds_the_permissions_of_the_role()
    {
        await using var host = await CastAsync();

        var actor = await ActorAsync(host, await SignInAsync(host, "officer", withSecondFactor: true));

        Assert.True(actor.May(Permission.ScreenApplications));
        Assert.Equal(DemonstrationPeople.IdOf("officer"), actor.Person);
    }

    [Theory]
    [InlineData("officer"), InlineData("reviewer1"), InlineData("committee1"), InlineData("chair"), InlineData("admin"), InlineData("operator")]
    public async Task Without_a_second_factor_staff_reviewers_and_Committee_are_an_ordinary_account(string demoId)
    {
        await using var host = await CastAsync();
        var session = await SignInAsync(host, demoId, withSecondFactor: false);

        var before = await ActorAsync(host, session);
        await host.DoneAsync(Actor.System("test"), new ProveSecondFactor(session));
        var after = await ActorAsync(host, session);

        Assert.Equal([Permission.UseOwnAccount], before.Permissions);
        Assert.Empty(before.StaffRoles);
        Assert.NotEmpty(after.StaffRoles);
    }

    [Fact]
    public async Task An_applicant_needs_no_second_factor()
    {
        await using var host = await CastAsync();

        var actor = await ActorAsync(host, await SignInAsync(host, "pi", withSecondFactor: false));

        Assert.True(actor.May(Permission.EditApplications));
        Assert.Equal(OrganisationRoles.PrincipalInvestigator, actor.Memberships[DemonstrationPeople.BodyIdOf(DemonstrationPeople.University)]);
    }

    [Fact]
    public async Task Ending_a_session_acts_at_once()
    {
        await using var host = await CastAsync();
        var session = await SignInAsync(host, "pi", withSecondFactor: true);

        await host.DoneAsync(await ActorAsync(host, session), new EndSession(session));

        Assert.Equal(Actor.Nobody, await ActorAsync(host, session));
        Assert.False((await host.AskAsync(Actor.System("test"), new IsSessionLive(session))).Value);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        await using var host = await CastAsync();
        var (mine, theirs) = (await SignInAsync(host, "pi", true), await SignInAsync(host, "pi2", true));

        var outcome = await host.RunAsync(await ActorAsync(host, mine), new EndSession(theirs));

        Assert.Equal(OutcomeKind.NotFound, outcome.Kind);
        Assert.NotEqual(Actor.Nobody, await ActorAsync(host, theirs));
    }

    [Fact]
    public async Task An_idle_session_ends_by_itself_and_one_in_use_lives_to_its_absolute_limit()
    {
        await using var host = await CastAsync();
        var (idle, busy) = (await SignInAsync(host, "pi", true), await SignInAsync(host, "pi2", true));

        for (var hours = 0; hours < 11; hours++)
        {
            Assert.NotEqual(Actor.Nobody, await ActorAsync(host, busy));
            host.Time.Advance(TimeSpan.FromHours(1));
        }
        Assert.NotEqual(Actor.Nobody, await ActorAsync(host, busy));
        Assert.Equal(Actor.Nobody, await ActorAsync(host, idle));

        host.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Actor.Nobody, await ActorAsync(host, busy));
    }

    [Fact]
    public async Task Asking_whether_a_session_lives_does_not_keep_it_alive()
    {
        await using var host = await CastAsync();
        var session = await SignInAsync(host, "pi", true);

        for (var hours = 0; hours < 4; hours++)
        {
            Assert.True((await host.AskAsync(Actor.System("test"), new IsSessionLive(session))).Value);
            host.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.False((await host.AskAsync(Actor.System("test"), new IsSessionLive(session))).Value);
    }

    [Fact]
    public async Task A_role_taken_back_and_an_account_shut_act_in_running_sessions()
    {
        await using var host = await CastAsync();
        var officer = await SignInAsync(host, "officer", true);
        var pi = await SignInAsync(host, "pi", true);
        var admin = DemonstrationPeople.ActorOf("admin", host.Clock);

        await host.DoneAsync(admin, new RevokeStaffRole(DemonstrationPeople.IdOf("officer"), StaffRole.CaseOfficer));
        await host.DoneAsync(admin, new DisablePerson(DemonstrationPeople.IdOf("pi"), Disabled: true, Version: 1));

        Assert.False((await ActorAsync(host, officer)).May(Permission.ScreenApplications));
        Assert.Equal(Actor.Nobody, await ActorAsync(host, pi));
        Assert.Equal(OutcomeKind.NotFound, (await host.RunAsync(Actor.System("test"),
            new StartSession(SessionId.New(), DemonstrationPeople.IdOf("pi"), true, "test"))).Kind);
    }

    [Fact]
    public async Task The_time_machine_makes_no_proof_of_identity_stale()
    {
        await using var host = await CastAsync(demonstration: true);
        var session = await SignInAsync(host, "admin", withSecondFactor: true);

        await host.DoneAsync(await ActorAsync(host, session), new Data.Demonstration.MoveClock(host.Clock.UtcNow.AddDays(30)));
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Data.Demonstration.DemonstrationClock>().FollowAsync(TestContext.Current.CancellationToken);

        var granted = await host.RunAsync(await ActorAsync(host, session), new GrantStaffRole(DemonstrationPeople.IdOf("pi"), StaffRole.Reviewer));
        Assert.True(granted.IsDone);
        Assert.Equal(30, host.Clock.Offset.TotalDays);
    }

    internal static async Task<GrantsHost> CastAsync(bool demonstration = false)
    {
        var host = await GrantsHost.StartAsync(settings: new() { ["Demo:Enabled"] = demonstration ? "true" : "false" });
        await host.InDatabaseAsync(db => SeedPeople.RunAsync(db, host.Clock.UtcNow, default));
        return host;
    }

    private static async Task<SessionId> SignInAsync(GrantsHost host, string demoId, bool withSecondFactor) =>
        (await host.DoneAsync(Actor.System("test"), new StartSession(SessionId.New(), DemonstrationPeople.IdOf(demoId), withSecondFactor, "a test"))).Session;

    private static async Task<Actor> ActorAsync(GrantsHost host, SessionId session)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IActorDirectory>().LoadAsync(session, TestContext.Current.CancellationToken);
    }
}
