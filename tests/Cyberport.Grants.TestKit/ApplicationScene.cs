using Cyberport.Grants.Applications;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.TestKit;

/// <summary>A programme with an open call, and a university with its people: what every test about applications starts from.</summary>
public sealed class ApplicationScene
{
    private readonly GrantsHost _host;

    private ApplicationScene(GrantsHost host) => _host = host;

    public ProgrammeId Programme { get; private set; }
    public CallId Call { get; private set; }
    public OrganisationId Organisation { get; private set; }
    public Actor Investigator { get; private set; } = null!;
    public Actor Member { get; private set; } = null!;
    public Actor Endorser { get; private set; } = null!;

    /// <summary>The PI and the endorser of another organisation.</summary>
    public Actor Stranger { get; private set; } = null!;
    public Actor StrangeEndorser { get; private set; } = null!;

    /// <param name="closesAt">Null for a rolling call.</param>
    public static async Task<ApplicationScene> SetAsync(
        GrantsHost host, DateTime? closesAt = null, OrganisationCategory category = OrganisationCategory.University, Guid? fundingLine = null)
    {
        var scene = new ApplicationScene(host);
        (scene.Organisation, scene.Investigator, scene.Member, scene.Endorser) = await scene.BodyAsync("Harbour University", "海港大學", category, "");
        (_, scene.Stranger, _, scene.StrangeEndorser) = await scene.BodyAsync("Summit University", "山頂大學", OrganisationCategory.University, "other-");
        await using var scope = host.Services.CreateAsyncScope();
        var sample = new SampleProgramme(scope.ServiceProvider.GetRequiredService<OperationRunner>());
        (scene.Programme, scene.Call) = await sample.FoundAsync(TestActors.Staff(StaffRole.Administrator), fundingLine, host.Clock.UtcNow.AddDays(-30), closesAt, host.Clock.Today);
        return scene;
    }

    /// <summary>A draft with one sample project for each key given, completely filled.</summary>
    public Task<GrantApplicationId> DraftAsync(params string[] projects) =>
        DraftingAsync(d => d.DraftAsync(Investigator, Call, Organisation, SampleApplications.University,
            [.. (projects.Length == 0 ? ["cantonese-speech"] : projects).Select(key => SampleApplications.Project(key).Starting(new(2026, 4, 1)))]));

    /// <summary>A draft, handed in.</summary>
    public async Task<(GrantApplicationId Id, HandedIn Receipt)> SubmittedAsync(params string[] projects)
    {
        var id = await DraftAsync(projects);
        return (id, await DraftingAsync(d => d.SubmitAsync(Endorser, id)));
    }

    public async Task<T> DraftingAsync<T>(Func<SampleDrafting, Task<T>> draft)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var done = await draft(new(scope.ServiceProvider.GetRequiredService<OperationRunner>()));
        await _host.SettleAsync();
        return done;
    }

    private async Task<(OrganisationId, Actor, Actor, Actor)> BodyAsync(string english, string chinese, OrganisationCategory category, string prefix)
    {
        var id = OrganisationId.New();
        var people = new[] { "investigator", "member", "endorser" }.Select(role => (Id: PersonId.New(), Role: role)).ToArray();
        await _host.InDatabaseAsync(async db =>
        {
            foreach (var (person, role) in people)
                db.Add(Person.Demonstrate(person, prefix + role, $"Test {prefix}{role}", "測試", $"{prefix}{role}@example.hk", null, _host.Clock.UtcNow));
            db.Add(Cyberport.Grants.Organisations.Organisation.Register(
                id, new(english, chinese), category, category.NeedsUbi() ? UniqueBusinessIdentifier.Parse("12345678") : null,
                new("1 Harbour Road", "海港道一號"), "registry@example.hk", people[0].Id, OrganisationRoles.PrincipalInvestigator, _host.Clock.UtcNow));
            await db.SaveChangesAsync();
        });
        return (id,
            ActorOf(people[0].Id, "investigator", id, OrganisationRoles.PrincipalInvestigator),
            ActorOf(people[1].Id, "member", id, OrganisationRoles.Member),
            ActorOf(people[2].Id, "endorser", id, OrganisationRoles.Endorser));
    }

    private static Actor ActorOf(PersonId person, string name, OrganisationId organisation, OrganisationRoles roles) => Actor.Of(
        person, null, $"Test {name}", [], new Dictionary<OrganisationId, OrganisationRoles> { [organisation] = roles }, DateTime.MaxValue.AddDays(-1));
}
