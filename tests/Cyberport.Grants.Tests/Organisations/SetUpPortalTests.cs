using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Organisations;

/// <summary>The first administrator of an empty portal.</summary>
public sealed class SetUpPortalTests
{
    private static readonly Actor Console = Actor.System("setup");
    private static readonly SetUpPortal First = new("Admin@Centre.example", "Lo Wing Hong", "盧永康");

    [Fact]
    public async Task The_first_administrator_chooses_a_password_by_the_link_and_holds_the_role()
    {
        await using var host = await GrantsHost.StartAsync();

        var token = await host.DoneAsync(Console, First);
        host.Time.Advance(TimeSpan.FromHours(23));
        var confirmed = await host.RunAsync(Actor.Nobody, new ConfirmEmail(token, "hash"));
        var again = await host.RunAsync(Actor.Nobody, new ConfirmEmail(token, "another"));

        Assert.Equal("admin@centre.example", confirmed.Value!.Email);
        Assert.Equal("organisations.link-over", again.Problem!.Code);
        Assert.Equal(StaffRole.Administrator, await host.InDatabaseAsync(db => db.Set<StaffAssignment>().Select(a => a.Role).SingleAsync()));
    }

    [Fact]
    public async Task The_link_is_good_for_a_day_and_the_database_does_not_know_it()
    {
        await using var host = await GrantsHost.StartAsync();

        var token = await host.DoneAsync(Console, First);
        host.Time.Advance(TimeSpan.FromHours(24));

        Assert.Equal("organisations.link-over", (await host.RunAsync(Actor.Nobody, new ConfirmEmail(token, "hash"))).Problem!.Code);
        Assert.DoesNotContain(token, await host.InDatabaseAsync(db => db.Set<AccountLink>().Select(l => l.TokenDigest).SingleAsync()));
        Assert.DoesNotContain(token, string.Join(' ', await host.InDatabaseAsync(db => db.Set<Cyberport.Grants.Audit.AuditRow>().Select(r => r.Changes).ToListAsync())));
    }

    [Fact]
    public async Task Setting_up_twice_is_refused()
    {
        await using var host = await GrantsHost.StartAsync();
        await host.DoneAsync(Console, First);

        var again = await host.RunAsync(Console, First with { Email = "second@centre.example" });

        Assert.Equal("organisations.setup-twice", again.Problem!.Code);
        Assert.Equal(1, await host.InDatabaseAsync(db => db.Set<Person>().CountAsync()));
    }

    [Fact]
    public async Task Beside_demonstration_people_it_is_refused()
    {
        await using var host = await GrantsHost.StartAsync();
        await host.InDatabaseAsync(db => SeedPeople.RunAsync(db, host.Clock.UtcNow, default));

        Assert.Equal("organisations.setup-demonstration", (await host.RunAsync(Console, First)).Problem!.Code);
    }

    [Theory]
    [InlineData("", "Lo"), InlineData("nobody", "Lo"), InlineData("a@b.example", "")]
    public async Task An_address_and_a_name_are_needed(string email, string name)
    {
        await using var host = await GrantsHost.StartAsync();

        Assert.Equal(OutcomeKind.Invalid, (await host.RunAsync(Console, new SetUpPortal(email, name, ""))).Kind);
    }

    [Theory]
    [InlineData(StaffRole.Administrator), InlineData(StaffRole.Auditor), InlineData(StaffRole.CaseOfficer)]
    public async Task No_person_may_run_it(StaffRole role)
    {
        await using var host = await GrantsHost.StartAsync();

        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(TestActors.Staff(role), First)).Kind);
    }
}
