using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications.Conflicts;

/// <summary>What somebody must know to declare a conflict, and no more: its titles, whose case it is and who is named in it.</summary>
[Allow(Permission.ReviewProjects, Permission.ViewCommittee, Permission.AssessTechnically, Permission.ScreenApplications)]
public sealed record ViewDeclaration(GrantApplicationId Application) : IQuery<DeclarationView>;

/// <param name="IsNamesake">Somebody of the reader's name is named in the application.</param>
/// <param name="SaidAt">When the reader said "none", if ever.</param>
public sealed record DeclarationView(
    GrantApplicationId Application, string Reference, IReadOnlyList<BilingualText> Titles, BilingualText Organisation, IReadOnlyList<BilingualText> People, bool IsNamesake, DateTime? SaidAt);

internal sealed class ViewDeclarationHandler(GrantsDbContext db, CurrentActor actor) : IQueryHandler<ViewDeclaration, DeclarationView>
{
    public Task<DeclarationView> HandleAsync(ViewDeclaration query, CancellationToken cancel) =>
        db.ReadDeclarationAsync(db.Set<GrantApplication>().DeclarableBy(actor.Value).Where(a => a.Id == query.Application), actor.Value.RequirePerson(), cancel);
}

internal static class DeclarationReading
{
    /// <param name="among">The case, if the person may declare there.</param>
    public static async Task<DeclarationView> ReadDeclarationAsync(
        this GrantsDbContext db, IQueryable<GrantApplication> among, PersonId person, CancellationToken cancel)
    {
        var found = await (
            from a in among.AsNoTracking()
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            join p in db.Set<Person>() on a.LeadId equals p.Id
            select new
            {
                a.Id,
                a.Reference,
                Organisation = o.Name,
                Lead = p.Name,
                LeadChinese = p.NameChinese,
                IsNamesake = a.Conflicts.Any(c => c.Person == person && c.ResolvedAt == null),
                SaidAt = db.Set<ConflictDeclaration>().Where(d => d.Person == person && d.ApplicationId == a.Id && !d.HasConflict).Select(d => (DateTime?)d.At).FirstOrDefault(),
                Titles = db.Set<Project>().Where(x => x.ApplicationId == a.Id).OrderBy(x => x.Number).Select(x => x.Title).ToList(),
                People = db.Set<Answer>().Where(x => x.ApplicationId == a.Id && x.Text.StartsWith("[{")).Select(x => x.Text).ToList(),
            }).AsSingleQuery().SingleOrDefaultAsync(cancel) ?? throw new NotFoundException();
        var named = found.People.SelectMany(text => AnswerRules.ReadPeople(text) ?? []).Where(p => !p.IsEmpty).Select(p => new BilingualText(p.Name, p.NameChinese));
        return new(found.Id, found.Reference?.Value ?? "", found.Titles, found.Organisation,
            [.. named.Prepend(new BilingualText(found.Lead, found.LeadChinese)).DistinctBy(n => n.English.ToUpperInvariant())], found.IsNamesake, found.SaidAt);
    }
}
