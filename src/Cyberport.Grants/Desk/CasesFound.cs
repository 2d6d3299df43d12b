using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Screening;
using Microsoft.EntityFrameworkCore;
using static Cyberport.Grants.Desk.SearchTerms;

namespace Cyberport.Grants.Desk;

/// <summary>The cases, projects and bodies that a search finds. Each kind is one command: its rows carry how many there are in all.</summary>
internal sealed class CasesFound(GrantsDbContext db)
{
    // Members that are set, not a constructor's parameters: only then can the database go on filtering what was selected.
    private sealed class Hit
    {
        public required GrantApplication Application { get; init; }
        public required Project? Project { get; init; }
        public required Organisation Organisation { get; init; }
    }

    public async Task<FoundOfAKind> CasesAsync(Actor me, IReadOnlyList<string> patterns, CancellationToken cancel)
    {
        var found =
            from a in Readable(me)
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            select new Hit { Application = a, Organisation = o, Project = null };
        foreach (var word in patterns)
            found = found.Where(f =>
                EF.Functions.Like(ReferenceText.Of(f.Application.Reference), word, Escape)
                || EF.Functions.Like(f.Organisation.Name.English, word, Escape) || EF.Functions.Like(f.Organisation.Name.Chinese, word, Escape)
                || db.Set<Project>().Any(p => p.ApplicationId == f.Application.Id
                    && (EF.Functions.Like(p.Title.English, word, Escape) || EF.Functions.Like(p.Title.Chinese, word, Escape))));
        var rows = await found.OrderByDescending(f => f.Application.SubmittedAt ?? f.Application.StartedAt).ThenBy(f => f.Application.Reference)
            .Select(f => new
            {
                f.Application.Id,
                f.Application.OrganisationId,
                f.Application.Reference,
                f.Application.Status,
                f.Organisation.Name,
                Titles = db.Set<Project>().Where(p => p.ApplicationId == f.Application.Id).OrderBy(p => p.Number).Select(p => p.Title).ToList(),
                Screening = db.Set<ScreeningCase>().Where(s => s.ApplicationId == f.Application.Id).Select(s => (ScreeningCaseId?)s.Id).FirstOrDefault(),
                Total = found.Count(),
            }).Take(Search.MostOfAKind).ToListAsync(cancel);
        var screens = me.May(Permission.ScreenApplications);
        return new(FoundKind.Case, [.. rows.Select(r => new FoundRow(
            r.Reference?.Value ?? "", Named(r.Titles.Select(t => t.ToString()).FirstOrDefault(t => t.Length > 0)), r.Name.ToString(), StatusOf(r.Status),
            screens && r.Screening is { } screening && !me.Memberships.ContainsKey(r.OrganisationId) ? $"/screening/{screening.Value}" : $"/applications/{r.Id.Value}"))],
            rows.FirstOrDefault()?.Total ?? 0);
    }

    public async Task<FoundOfAKind> ProjectsAsync(Actor me, IReadOnlyList<string> patterns, CancellationToken cancel)
    {
        var found =
            from a in Readable(me)
            join p in db.Set<Project>() on a.Id equals p.ApplicationId
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            select new Hit { Application = a, Project = p, Organisation = o };
        foreach (var word in patterns)
            found = found.Where(f =>
                EF.Functions.Like(ReferenceText.Of(f.Project!.Reference), word, Escape)
                || EF.Functions.Like(f.Project!.Title.English, word, Escape) || EF.Functions.Like(f.Project.Title.Chinese, word, Escape)
                || EF.Functions.Like(f.Organisation.Name.English, word, Escape) || EF.Functions.Like(f.Organisation.Name.Chinese, word, Escape));
        var rows = await found.OrderByDescending(f => f.Application.SubmittedAt ?? f.Application.StartedAt).ThenBy(f => f.Project!.Number)
            .Select(f => new
            {
                f.Application.Id,
                f.Application.OrganisationId,
                f.Application.Status,
                Project = f.Project!.Id,
                f.Project.Reference,
                f.Project.Title,
                f.Organisation.Name,
                Passed = db.Set<ScreeningCase>().Any(s => s.ApplicationId == f.Application.Id && s.State == ScreeningState.Passed),
                Total = found.Count(),
            }).Take(Search.MostOfAKind).ToListAsync(cancel);
        var decides = me.May(Permission.ViewCommittee);
        return new(FoundKind.Project, [.. rows.Select(r => new FoundRow(
            r.Reference?.Value ?? "", Named(r.Title.ToString()), r.Name.ToString(), StatusOf(r.Status),
            decides && r.Passed && !me.Memberships.ContainsKey(r.OrganisationId) ? $"/committee/{r.Project.Value}" : $"/applications/{r.Id.Value}"))],
            rows.FirstOrDefault()?.Total ?? 0);
    }

    public async Task<FoundOfAKind> OrganisationsAsync(Actor me, IReadOnlyList<string> patterns, CancellationToken cancel)
    {
        var found = db.Set<Organisation>().AsNoTracking().VisibleTo(me);
        foreach (var word in patterns)
            found = found.Where(o =>
                EF.Functions.Like(o.Name.English, word, Escape) || EF.Functions.Like(o.Name.Chinese, word, Escape) || EF.Functions.Like(o.IdentityKey, word, Escape));
        var rows = await found.OrderBy(o => o.Name.English).ThenBy(o => o.RegisteredAt)
            .Select(o => new { o.Id, o.Name, o.Category, Total = found.Count() }).Take(Search.MostOfAKind).ToListAsync(cancel);
        return new(FoundKind.Organisation, [.. rows.Select(r => new FoundRow(
            "", r.Name.ToString(), "", Words.Of(r.Category, OrganisationsWords.ResourceManager), $"/organisations/{r.Id.Value}"))],
            rows.FirstOrDefault()?.Total ?? 0);
    }

    /// <summary>Own bodies' cases, drafts too; for staff and Committee everybody's once handed in.</summary>
    private IQueryable<GrantApplication> Readable(Actor me) => db.Set<GrantApplication>().AsNoTracking().ReadableBy(me);

    private static string Named(string? title) => title is { Length: > 0 } ? title : DeskWords.Untitled;

    private static string StatusOf(ApplicationStatus status) => Words.Of(status, ApplicationsWords.ResourceManager);
}
