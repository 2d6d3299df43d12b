using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications.Conflicts;

/// <summary>Reads what <see cref="ConflictFinder"/> decides by, and keeps what it finds.</summary>
internal sealed class ConflictSearch(GrantsDbContext db, GrantsClock clock)
{
    // Auditors read everything and judge nothing.
    private static readonly StaffRole[] Judging =
        [StaffRole.CaseOfficer, StaffRole.TechnicalAssessor, StaffRole.Reviewer, StaffRole.CommitteeMember, StaffRole.Chair];


    /// <summary>Those of some people who must have nothing to do with a case.</summary>
    public async Task<IReadOnlySet<PersonId>> ConflictedAmongAsync(GrantApplicationId application, IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        if (people.Count == 0) return new HashSet<PersonId>();
        return await ConflictedAmongAsync(application, people,
            await db.Set<Conflict>().AsNoTracking().Where(c => c.ApplicationId == application && people.Contains(c.Person)).ToListAsync(cancel), cancel);
    }

    /// <param name="kept">What is kept between these people and the case.</param>
    public async Task<IReadOnlySet<PersonId>> ConflictedAmongAsync(
        GrantApplicationId application, IReadOnlyCollection<PersonId> people, IReadOnlyList<Conflict> kept, CancellationToken cancel)
    {
        var resolved = kept.Where(c => c.ResolvedAt is not null).Select(c => (c.Person, c.Kind)).ToHashSet();
        var side = (await SidesAsync(db.Set<GrantApplication>().Where(a => a.Id == application), cancel)).SingleOrDefault();
        var now = side is null ? [] : (await JudgesAsync(db.Set<Person>().Where(p => people.Contains(p.Id)), cancel))
            .Where(judge => ConflictFinder.Find(judge, side).Any(kind => !resolved.Contains((judge.Person, kind)))).Select(judge => judge.Person);
        return kept.Where(c => c.ResolvedAt is null).Select(c => c.Person).Concat(now).ToHashSet();
    }

    /// <summary>What is true now between one person and one case and not kept yet is kept. Answers what was new.</summary>
    public async Task<IReadOnlyList<ConflictKind>> KeepAsync(GrantApplicationId application, PersonId person, CancellationToken cancel)
    {
        var sides = await SidesAsync(db.Set<GrantApplication>().Where(a => a.Id == application), cancel);
        return await KeepAsync(sides, await JudgesAsync(db.Set<Person>().Where(p => p.Id == person), cancel), cancel);
    }

    /// <summary>A case came in: everybody who may come to judge it.</summary>
    public async Task KeepForCaseAsync(GrantApplicationId application, CancellationToken cancel) => await KeepAsync(
        await SidesAsync(db.Set<GrantApplication>().Where(a => a.Id == application), cancel),
        await JudgesAsync(db.Set<Person>().Where(p => db.Set<StaffAssignment>().Any(s => s.Person == p.Id && s.RevokedAt == null && Judging.Contains(s.Role))), cancel), cancel);

    /// <summary>A person was appointed, or joined or left a body: every case that was handed in.</summary>
    public async Task KeepForPersonAsync(PersonId person, CancellationToken cancel)
    {
        if (!await db.Set<StaffAssignment>().AnyAsync(s => s.Person == person && s.RevokedAt == null && Judging.Contains(s.Role), cancel)) return;
        await KeepAsync(
            await SidesAsync(db.Set<GrantApplication>().Where(a => a.Status == ApplicationStatus.Submitted), cancel),
            await JudgesAsync(db.Set<Person>().Where(p => p.Id == person), cancel), cancel);
    }

    private async Task<IReadOnlyList<ConflictKind>> KeepAsync(IReadOnlyList<ApplyingSide> sides, IReadOnlyList<Judge> judges, CancellationToken cancel)
    {
        var found = (from side in sides from judge in judges from kind in ConflictFinder.Find(judge, side) select (judge.Person, side.Application, Kind: kind)).ToList();
        if (found.Count == 0) return [];
        var (cases, people) = (found.Select(f => f.Application).Distinct().ToArray(), found.Select(f => f.Person).Distinct().ToArray());
        var known = (await db.Set<Conflict>().Where(c => cases.Contains(c.ApplicationId) && people.Contains(c.Person))
            .Select(c => new { c.Person, c.ApplicationId, c.Kind }).ToListAsync(cancel)).Select(c => (c.Person, c.ApplicationId, c.Kind)).ToHashSet();
        var added = found.Where(f => !known.Contains(f)).ToList();
        db.AddRange(added.Select(f => Conflict.Found(f.Person, f.Application, f.Kind, clock.UtcNow)));
        return [.. added.Select(f => f.Kind)];
    }

    private static async Task<IReadOnlyList<ApplyingSide>> SidesAsync(IQueryable<GrantApplication> cases, GrantsDbContext db, CancellationToken cancel)
    {
        var rows = await (
            from a in cases.AsNoTracking()
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            select new
            {
                a.Id,
                a.OrganisationId,
                a.LeadId,
                o.RegisteredContactEmail,
                Members = db.Set<Membership>().Where(m => m.OrganisationId == o.Id && m.State == MembershipState.Active)
                    .Join(db.Set<Person>(), m => m.Person, p => p.Id, (_, p) => p.Email).ToList(),
                // Answers that name people are the only ones kept as a list of objects; what is no such list is no people either.
                People = db.Set<Answer>().Where(x => x.ApplicationId == a.Id && x.Text.StartsWith("[{")).Select(x => x.Text).ToList(),
            }).AsSingleQuery().ToListAsync(cancel);
        return [.. rows.Select(r => new ApplyingSide(
            r.Id, r.OrganisationId, r.LeadId, [.. r.Members.Append(r.RegisteredContactEmail).Distinct()],
            [.. r.People.Distinct().SelectMany(text => AnswerRules.ReadPeople(text) ?? []).Where(p => !p.IsEmpty)]))];
    }

    private Task<IReadOnlyList<ApplyingSide>> SidesAsync(IQueryable<GrantApplication> cases, CancellationToken cancel) => SidesAsync(cases, db, cancel);

    private async Task<IReadOnlyList<Judge>> JudgesAsync(IQueryable<Person> people, CancellationToken cancel)
    {
        var rows = await (
            from p in people.AsNoTracking()
            join f in db.Set<Affiliation>() on p.Id equals f.Person into affiliations
            from affiliation in affiliations.DefaultIfEmpty()
            select new
            {
                p.Id,
                p.Email,
                p.Name,
                p.NameChinese,
                Organisation = affiliation == null ? null : affiliation.OrganisationId,
                Domain = affiliation == null ? "" : affiliation.Domain,
                Members = db.Set<Membership>().Where(m => m.Person == p.Id && m.State == MembershipState.Active).Select(m => m.OrganisationId).ToList(),
            }).AsSingleQuery().ToListAsync(cancel);
        return [.. rows.Select(r => new Judge(r.Id, r.Email, r.Name, r.NameChinese, [.. r.Members, .. r.Organisation is { } works ? [works] : Array.Empty<OrganisationId>()], r.Domain))];
    }
}
