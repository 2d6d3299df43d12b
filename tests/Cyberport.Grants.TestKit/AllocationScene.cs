using Cyberport.Grants.Allocations;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Slurm;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.TestKit;

/// <summary>An accepted award and its allocation, before any centre: the simulated one, or whichever the test brings.</summary>
public sealed class AllocationScene : IAsyncDisposable
{
    private AllocationScene(GrantsHost host) => Host = host;

    public static readonly Actor Operator = TestActors.Staff(StaffRole.ClusterOperator);

    public GrantsHost Host { get; }
    public AllocationId Id { get; private set; }
    public string Account { get; private set; } = "";
    public OrganisationId Organisation { get; private set; }
    public Actor Investigator { get; private set; } = null!;

    /// <summary>An active member of the organisation who does not use the project yet, without a cluster login.</summary>
    public Actor Member { get; private set; } = null!;
    public Actor Stranger { get; private set; } = null!;

    public SimulatedCentre Simulated => Host.Services.GetRequiredService<SimulatedCentre>();

    /// <param name="centre">Null: a simulated centre without demonstration jobs.</param>
    /// <param name="login">The investigator's cluster login; null leaves them waiting for one.</param>
    /// <param name="from">The first day; five days ago when absent.</param>
    public static async Task<AllocationScene> StartAsync(
        IComputeCentre? centre = null, string reference = "AISS-2026-0001/1", string? login = "alice", DateOnly? from = null, int cards = 8, int months = 3, bool demoJobs = false)
    {
        var host = await GrantsHost.StartAsync((services, configuration) =>
        {
            if (centre is not null) services.AddSingleton(centre);
            else services.AddComputeCentre(configuration);
        }, new() { ["Centre:DemoJobs"] = $"{demoJobs}" });
        var scene = new AllocationScene(host);
        await scene.AwardAsync(ReferenceNumber.Parse(reference), from ?? host.Clock.Today.AddDays(-5), cards, months);
        if (login is not null) await scene.GiveLoginAsync(scene.Investigator, login);
        return scene;
    }

    private async Task AwardAsync(ReferenceNumber reference, DateOnly from, int cards, int months)
    {
        var applying = await ApplicationScene.SetAsync(Host);
        (Organisation, Investigator, Member, Stranger) = (applying.Organisation, applying.Investigator, applying.Member, applying.Stranger);
        var application = await applying.DraftAsync();
        await Host.InDatabaseAsync(async db =>
        {
            var body = await db.Set<Organisation>().SingleAsync(o => o.Id == Organisation);
            db.Add(Membership.Active(body, Member.RequirePerson(), OrganisationRoles.Member, Host.Clock.UtcNow));
            await db.SaveChangesAsync();
        });
        var project = await Host.InDatabaseAsync(db => db.Set<Project>().Where(p => p.ApplicationId == application).Select(p => p.Id).SingleAsync());
        await EncumberAsync(new(project.Value, reference.Value, "University"), new Cards(cards) * months);
        await AcceptAsync(new(
            new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), project, application, Organisation, reference.Value, cards, months, from, from.AddMonths(months)));
        (Id, Account) = await Host.InDatabaseAsync(async db =>
        {
            var made = await db.Set<Allocation>().SingleAsync();
            return (made.Id, made.AccountName);
        });
    }

    /// <summary>What a decision reserved and an acceptance made owed: compute alone, no money.</summary>
    private async Task EncumberAsync(EntrySubject subject, CardMonths compute)
    {
        var line = await Host.DoneAsync(TestActors.Staff(StaffRole.FinanceOfficer), new OpenFundingLine("AISS", new("AI subsidies", "人工智能資助", "人工智能资助")));
        await using var scope = Host.Services.CreateAsyncScope();
        var encumbrances = scope.ServiceProvider.GetRequiredService<Encumbrances>();
        await encumbrances.FirmAsync(await encumbrances.PlaceAsync(line, subject, Money.Zero, compute.ToTresMinutes(), default), default);
        await scope.ServiceProvider.GetRequiredService<Data.GrantsDbContext>().SaveChangesAsync();
    }

    /// <summary>Delivers the event of an acceptance to its handler, as the outbox does.</summary>
    public async Task AcceptAsync(OfferAccepted accepted)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AllocateWhenAccepted>().HandleAsync(accepted, default);
        await scope.ServiceProvider.GetRequiredService<Data.GrantsDbContext>().SaveChangesAsync();
    }

    public async Task GiveLoginAsync(Actor who, string login)
    {
        var person = who.RequirePerson();
        var version = await Host.InDatabaseAsync(db => db.Set<Person>().Where(p => p.Id == person).Select(p => p.Version).SingleAsync());
        await Host.DoneAsync(Operator, new SetClusterLogin(person, login, version));
    }

    /// <summary>One run over everything, as the worker makes it once a minute; the events it raised are delivered.</summary>
    public async Task<ReconciliationRun> ReconcileAsync(bool all = true)
    {
        var run = await Host.Services.GetRequiredService<ReconcileCentre>().RunAsync(all, default);
        await Host.SettleAsync();
        return run;
    }

    public Task<int> CollectAsync() => Host.Services.GetRequiredService<CollectUsage>().RunAsync(default);

    public async Task<AllocationView> ViewAsync() => (await Host.AskAsync(Operator, new ViewAllocation(Id))).Value!;

    public async Task<ProjectUseView> UseAsync() => (await Host.AskAsync(Investigator, new ViewProjectUse(Id))).Value!;

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
