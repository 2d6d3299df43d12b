using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>A principal investigator begins a draft for their organisation under an open call, and becomes its lead.</summary>
[Allow(Permission.EditApplications)]
public sealed record StartApplication(CallId Call, OrganisationId Organisation) : IOperation<GrantApplicationId>;

internal sealed class StartApplicationHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock)
    : IOperationHandler<StartApplication, GrantApplicationId>
{
    public async Task<GrantApplicationId> HandleAsync(StartApplication operation, CancellationToken cancel)
    {
        var me = actor.Value;
        if (!me.OrganisationsAs(OrganisationRoles.PrincipalInvestigator).Contains(operation.Organisation)) throw new NotFoundException();
        var call = await db.Set<Call>().SingleOrDefaultAsync(c => c.Id == operation.Call && !c.IsDraft, cancel) ?? throw new NotFoundException();
        var organisation = await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == operation.Organisation, cancel);
        CallRules.RequireOpen(call, organisation.Id, clock.UtcNow);
        CallRules.RequireEligible(call, organisation);

        var application = GrantApplication.Start(call, organisation.Id, me.RequirePerson(), clock.UtcNow);
        db.Add(application);
        // What the register already knows is not asked a second time; it can be corrected on the form.
        Prefill(application, "a.name", organisation.Name.English, organisation.Name.Chinese);
        Prefill(application, "a.address", organisation.Address.English, organisation.Address.Chinese);
        return application.Id;
    }

    private void Prefill(GrantApplication application, string question, string english, string chinese)
    {
        foreach (var (text, language) in new[] { (english, AnswerLanguage.English), (chinese, AnswerLanguage.Chinese) })
        {
            if (text.Length == 0) continue;
            var answer = Answer.First(application.Id, new(question, null, language));
            db.Add(answer.Write(text, application.LeadId, clock.UtcNow));
            db.Add(answer);
        }
    }
}
