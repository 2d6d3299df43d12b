using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>
/// The signature is a second person's: whoever leads an application or wrote in it does not sign for it, whatever their roles are by
/// now. A start-up may be too small for that (DOMAIN §4 and rule 20).
/// </summary>
public static class SecondPerson
{
    /// <exception cref="RuleViolation">The signer leads the application, answered a question or added a file.</exception>
    public static async Task RequireSecondPersonAsync(this GrantsDbContext db, GrantApplicationId application, PersonId signer, CancellationToken cancel)
    {
        var wrote = await (
            from a in db.Set<GrantApplication>()
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            where a.Id == application
            select new
            {
                o.Category,
                Wrote = a.LeadId == signer
                    || db.Set<AnswerHistory>().Any(h => h.ApplicationId == application && h.By == signer)
                    || db.Set<Attachment>().Any(f => f.ApplicationId == application && f.By == signer),
            }).SingleAsync(cancel);
        if (wrote.Wrote && !wrote.Category.LetsWritersEndorse())
            throw new RuleViolation("applications.second-person", ApplicationsWords.SecondPersonNeeded);
    }
}
