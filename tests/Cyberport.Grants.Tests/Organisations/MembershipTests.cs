using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Tests.Organisations;

/// <summary>Who may do what to which organisation: by role, and never to another body's people.</summary>
public sealed class MembershipTests
{
    private static readonly OrganisationId Ours = DemonstrationPeople.BodyIdOf(DemonstrationPeople.University);
    private static readonly OrganisationId Theirs = DemonstrationPeople.BodyIdOf(DemonstrationPeople.StartUp);

    [Fact]
    public async Task A_known_identifier_becomes_a_request_to_join_that_a_manager_answers()
    {
        await using var host = await SessionTests.CastAsync();
        var stranger = As(host, "reviewer1");

        var registered = await host.DoneAsync(stranger, New("7123 4567", OrganisationRoles.PrincipalInvestigator, OrganisationCategory.StartUp));
        var view = await ViewAsync(host, "pi2", Theirs);
        await host.DoneAsync(As(host, "pi2"), new AnswerJoinRequest(Theirs, stranger.RequirePerson(), Admit: true, OrganisationRoles.Member, view.Version));

        Assert.Equal(new RegisteredOrganisation(Theirs, Joins: true), registered);
        Assert.Single(view.Requests);
        Assert.Contains((await ViewAsync(host, "pi2", Theirs)).Members, m => m.Person == stranger.Person && m.Roles == OrganisationRoles.Member);
    }

    [Theory]
    [InlineData("", OrganisationCategory.StartUp), InlineData("1234", OrganisationCategory.Enterprise), InlineData("71234567", OrganisationCategory.University)]
    public async Task An_identifier_must_fit_the_category(string ubi, OrganisationCategory category)
    {
        await using var host = await SessionTests.CastAsync();

        var outcome = await host.RunAsync(As(host, "reviewer1"), New(ubi, OrganisationRoles.PrincipalInvestigator, category));

        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        Assert.Contains("Ubi", outcome.Problem!.Fields!.Keys);
    }

    [Fact]
    public async Task Only_in_a_start_up_is_the_investigator_also_the_endorser()
    {
        await using var host = await SessionTests.CastAsync();
        const OrganisationRoles Both = OrganisationRoles.PrincipalInvestigator | OrganisationRoles.Endorser;

        var enterprise = await host.RunAsync(As(host, "reviewer1"), New("79999999", Both, OrganisationCategory.Enterprise));
        var startUp = await host.RunAsync(As(host, "reviewer1"), New("79999998", Both, OrganisationCategory.StartUp));

        Assert.Equal("organisations.investigator-endorses", enterprise.Problem?.Code);
        Assert.True(startUp.IsDone);
    }

    [Theory]
    [InlineData(OrganisationRoles.Member), InlineData(OrganisationRoles.PrincipalInvestigator)]
    public async Task Whoever_writes_at_a_university_cannot_be_made_its_endorser_as_well(OrganisationRoles writing)
    {
        await using var host = await SessionTests.CastAsync();
        var view = await ViewAsync(host, "pi", Ours);

        var outcome = await host.RunAsync(As(host, "pi"), new ChangeMemberRoles(Ours, DemonstrationPeople.IdOf("member"), writing | OrganisationRoles.Endorser, view.Version));

        Assert.Equal("organisations.investigator-endorses", outcome.Problem?.Code);
    }

    [Fact]
    public async Task Nobody_sees_or_manages_another_body()
    {
        await using var host = await SessionTests.CastAsync();
        var pi = As(host, "pi");
        var version = (await ViewAsync(host, "pi2", Theirs)).Version;
        var theirPi = DemonstrationPeople.IdOf("pi2");

        OutcomeKind[] answers =
        [
            (await host.AskAsync(pi, new ViewOrganisation(Theirs))).Kind,
            (await host.RunAsync(pi, new InviteMember(Theirs, "x@y.example", OrganisationRoles.Member))).Kind,
            (await host.RunAsync(pi, new ChangeMemberRoles(Theirs, theirPi, OrganisationRoles.Member, version))).Kind,
            (await host.RunAsync(pi, new RemoveMember(Theirs, theirPi, version))).Kind,
            (await host.RunAsync(pi, new AnswerJoinRequest(Theirs, theirPi, true, OrganisationRoles.Member, version))).Kind,
            (await host.RunAsync(pi, new DescribeOrganisation(Theirs, new("X", ""), new("Y", ""), "x@y.example", version))).Kind,
        ];

        Assert.All(answers, kind => Assert.Equal(OutcomeKind.NotFound, kind));
    }

    [Theory]
    [InlineData("member"), InlineData("billing")]
    public async Task Members_and_billing_contacts_manage_nobody(string demoId)
    {
        await using var host = await SessionTests.CastAsync();

        var outcome = await host.RunAsync(As(host, demoId), new InviteMember(Ours, "x@y.example", OrganisationRoles.Member));

        Assert.Equal(OutcomeKind.NotAllowed, outcome.Kind);
    }

    [Fact]
    public async Task An_invitation_is_accepted_by_its_address_alone_and_once()
    {
        await using var host = await SessionTests.CastAsync();
        var invitation = await host.DoneAsync(As(host, "pi"), new InviteMember(Ours, "reviewer1@centre.example", OrganisationRoles.BillingContact));
        var token = await LinkAsync(host, invitation);

        var other = await host.RunAsync(As(host, "reviewer2"), new AcceptInvitation(token));
        var invited = await host.RunAsync(As(host, "reviewer1"), new AcceptInvitation(token));
        var again = await host.RunAsync(As(host, "reviewer1"), new AcceptInvitation(token));

        Assert.Equal("organisations.invitation-for-another", other.Problem?.Code);
        Assert.Equal(Ours, invited.Value);
        Assert.Equal("organisations.link-over", again.Problem?.Code);
    }

    [Fact]
    public async Task An_invitation_withdrawn_or_expired_opens_nothing()
    {
        await using var host = await SessionTests.CastAsync();
        var withdrawn = await host.DoneAsync(As(host, "pi"), new InviteMember(Ours, "reviewer1@centre.example", OrganisationRoles.Member));
        var withdrawnToken = await LinkAsync(host, withdrawn);
        await host.DoneAsync(As(host, "pi"), new WithdrawInvitation(withdrawn));
        var expired = await host.DoneAsync(As(host, "pi"), new InviteMember(Ours, "reviewer2@centre.example", OrganisationRoles.Member));
        var expiredToken = await LinkAsync(host, expired);

        var first = await host.RunAsync(As(host, "reviewer1"), new AcceptInvitation(withdrawnToken));
        host.Time.Advance(Invitation.Validity);
        var second = await host.RunAsync(As(host, "reviewer2"), new AcceptInvitation(expiredToken));

        Assert.Equal(("organisations.invitation-over", "organisations.link-over"), (first.Problem?.Code, second.Problem?.Code));
    }

    [Fact]
    public async Task Somebody_who_manages_always_remains()
    {
        await using var host = await SessionTests.CastAsync();
        await host.DoneAsync(As(host, "pi"), new RemoveMember(Ours, DemonstrationPeople.IdOf("endorser"), (await ViewAsync(host, "pi", Ours)).Version));

        var leaves = await host.RunAsync(As(host, "pi"), new RemoveMember(Ours, DemonstrationPeople.IdOf("pi"), (await ViewAsync(host, "pi", Ours)).Version));

        Assert.Equal("organisations.last-manager", leaves.Problem?.Code);
    }

    [Fact]
    public async Task Two_managers_at_once_do_not_overwrite_each_other()
    {
        await using var host = await SessionTests.CastAsync();
        var seen = (await ViewAsync(host, "pi", Ours)).Version;
        await host.DoneAsync(As(host, "pi"), new ChangeMemberRoles(Ours, DemonstrationPeople.IdOf("member"), OrganisationRoles.BillingContact, seen));

        var late = await host.RunAsync(As(host, "endorser"), new RemoveMember(Ours, DemonstrationPeople.IdOf("member"), seen));

        Assert.Equal(OutcomeKind.Stale, late.Kind);
    }

    [Fact]
    public async Task Staff_verify_a_body_and_a_new_contact_asks_for_it_again()
    {
        await using var host = await SessionTests.CastAsync();
        var id = (await host.DoneAsync(As(host, "reviewer1"), New("79999999", OrganisationRoles.PrincipalInvestigator, OrganisationCategory.Enterprise))).Id;
        var founder = Actor.Of(DemonstrationPeople.IdOf("reviewer1"), null, "founder", [],
            new Dictionary<OrganisationId, OrganisationRoles> { [id] = OrganisationRoles.PrincipalInvestigator }, null);

        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(founder, new VerifyOrganisation(id, 1))).Kind);
        await host.DoneAsync(As(host, "officer"), new VerifyOrganisation(id, 1));
        var verified = (await ViewAsync(host, "officer", id)).VerifiedAt;
        await host.DoneAsync(founder, new DescribeOrganisation(id, new("Test Body", ""), new("1 Road", ""), "other@body.example", 2));

        Assert.NotNull(verified);
        Assert.Null((await ViewAsync(host, "officer", id)).VerifiedAt);
    }

    [Fact]
    public async Task A_cluster_login_has_its_shape_and_one_owner()
    {
        await using var host = await SessionTests.CastAsync();
        var member = DemonstrationPeople.IdOf("endorser");

        var wrong = await host.RunAsync(As(host, "operator"), new SetClusterLogin(member, "Root-1", 1));
        var taken = await host.RunAsync(As(host, "operator"), new SetClusterLogin(member, "chanws", 1));
        var notTheirs = await host.RunAsync(As(host, "admin"), new SetClusterLogin(member, "ngmy", 1));
        var done = await host.RunAsync(As(host, "operator"), new SetClusterLogin(member, "ngmy", 1));

        Assert.Equal(OutcomeKind.Invalid, wrong.Kind);
        Assert.Equal("organisations.login-taken", taken.Problem?.Code);
        Assert.Equal(OutcomeKind.NotAllowed, notTheirs.Kind);
        Assert.True(done.IsDone);
    }

    [Fact]
    public async Task Roles_at_the_centre_are_the_administrators_and_need_a_fresh_second_factor()
    {
        await using var host = await SessionTests.CastAsync();
        var (admin, person) = (As(host, "admin"), DemonstrationPeople.IdOf("pi"));

        var officer = await host.RunAsync(As(host, "officer"), new GrantStaffRole(person, StaffRole.Reviewer));
        var auditorToo = await host.RunAsync(admin, new GrantStaffRole(DemonstrationPeople.IdOf("officer"), StaffRole.Auditor));
        var last = await host.RunAsync(admin, new RevokeStaffRole(DemonstrationPeople.IdOf("admin"), StaffRole.Administrator));
        host.Time.Advance(TimeSpan.FromMinutes(11));
        var old = await host.RunAsync(admin, new GrantStaffRole(person, StaffRole.Reviewer));

        Assert.Equal(OutcomeKind.NotAllowed, officer.Kind);
        Assert.Equal("organisations.auditor-alone", auditorToo.Problem?.Code);
        Assert.Equal("organisations.last-administrator", last.Problem?.Code);
        Assert.True(old.Problem?.StepUp);
    }

    [Fact]
    public async Task A_demonstration_is_refused_where_real_people_exist()
    {
        await using var host = await GrantsHost.StartAsync();
        await host.DoneAsync(Actor.Nobody, new RegisterPerson("Real Person", "", "real@university.example", "en", Consent: true));

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.InDatabaseAsync(db => SeedPeople.RunAsync(db, host.Clock.UtcNow, default)));
    }

    private static Actor As(GrantsHost host, string demoId) => DemonstrationPeople.ActorOf(demoId, host.Clock);

    private static async Task<OrganisationView> ViewAsync(GrantsHost host, string demoId, OrganisationId id) =>
        (await host.AskAsync(As(host, demoId), new ViewOrganisation(id))).Value!;

    private static RegisterOrganisation New(string ubi, OrganisationRoles roles, OrganisationCategory category) => new(
        new BilingualText("Test Body", ""), category, ubi, new BilingualText("1 Road", ""), "office@body.example", roles);

    private static async Task<string> LinkAsync(GrantsHost host, InvitationId invitation)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var token = scope.ServiceProvider.GetRequiredService<AccountLinks>().Issue(AccountLinkPurpose.AcceptInvitation, invitation.Value);
        await scope.ServiceProvider.GetRequiredService<Cyberport.Grants.Data.GrantsDbContext>().SaveChangesAsync(TestContext.Current.CancellationToken);
        return token;
    }
}
