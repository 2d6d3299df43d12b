using Cyberport.Grants.Allocations;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;
using static Cyberport.Grants.Desk.SearchTerms;

namespace Cyberport.Grants.Desk;

/// <summary>The offers and allocations that a search finds: those of the person's own lists.</summary>
internal sealed class AwardsFound(GrantsDbContext db, GrantsClock clock)
{
    // Members that are set, not a constructor's parameters: only then can the database go on filtering what was selected.
    private sealed class Hit<T>
    {
        public required T Thing { get; init; }
        public required Project Project { get; init; }
        public required Organisation Organisation { get; init; }
    }

    public async Task<FoundOfAKind> OffersAsync(Actor me, IReadOnlyList<string> patterns, CancellationToken cancel)
    {
        var found =
            from f in db.Set<Offer>().AsNoTracking().VisibleTo(db, me)
            join p in db.Set<Project>() on f.ProjectId equals p.Id
            join o in db.Set<Organisation>() on f.OrganisationId equals o.Id
            select new Hit<Offer> { Thing = f, Project = p, Organisation = o };
        foreach (var word in patterns)
            found = found.Where(f =>
                EF.Functions.Like(ReferenceText.Of(f.Thing.Reference), word, Escape)
                || EF.Functions.Like(f.Project.Title.English, word, Escape) || EF.Functions.Like(f.Project.Title.Chinese, word, Escape)
                || EF.Functions.Like(f.Organisation.Name.English, word, Escape) || EF.Functions.Like(f.Organisation.Name.Chinese, word, Escape));
        var rows = await found.OrderByDescending(f => f.Thing.MadeAt).ThenByDescending(f => f.Thing.Reference)
            .Select(f => new { f.Thing.Id, f.Thing.Reference, f.Thing.State, f.Thing.Deadline, f.Project.Title, f.Organisation.Name, Total = found.Count() })
            .Take(Search.MostOfAKind).ToListAsync(cancel);
        var now = clock.UtcNow;
        return new(FoundKind.Offer, [.. rows.Select(r => new FoundRow(
            r.Reference.Value, r.Title.ToString(), r.Name.ToString(),
            Words.Of(r.State == OfferState.Open && now >= r.Deadline ? OfferState.Lapsed : r.State, AwardsWords.ResourceManager), $"/offers/{r.Id.Value}"))],
            rows.FirstOrDefault()?.Total ?? 0);
    }

    public async Task<FoundOfAKind> AllocationsAsync(Actor me, IReadOnlyList<string> patterns, CancellationToken cancel)
    {
        var found =
            from a in db.Set<Allocation>().AsNoTracking().VisibleTo(me)
            join p in db.Set<Project>() on a.ProjectId equals p.Id
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            select new Hit<Allocation> { Thing = a, Project = p, Organisation = o };
        foreach (var word in patterns)
            found = found.Where(f =>
                EF.Functions.Like(f.Thing.ProjectReference, word, Escape) || EF.Functions.Like(f.Thing.AccountName, word, Escape)
                || EF.Functions.Like(f.Project.Title.English, word, Escape) || EF.Functions.Like(f.Project.Title.Chinese, word, Escape)
                || EF.Functions.Like(f.Organisation.Name.English, word, Escape) || EF.Functions.Like(f.Organisation.Name.Chinese, word, Escape));
        var rows = await found.OrderByDescending(f => f.Thing.CreatedAt).ThenByDescending(f => f.Thing.ProjectReference)
            .Select(f => new { f.Thing.Id, f.Thing.ProjectReference, f.Thing.State, f.Project.Title, f.Organisation.Name, Total = found.Count() })
            .Take(Search.MostOfAKind).ToListAsync(cancel);
        var runs = me.May(Permission.OperateCentre) || me.May(Permission.ReadAudit);
        return new(FoundKind.Allocation, [.. rows.Select(r => new FoundRow(
            r.ProjectReference, r.Title.ToString(), r.Name.ToString(), Words.Of(r.State, AllocationsWords.ResourceManager),
            $"{(runs ? "/centre" : "")}/allocations/{r.Id.Value}"))],
            rows.FirstOrDefault()?.Total ?? 0);
    }
}
