using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>One case as the officer looks at it: who applies, for what, and the snapshot that counts.</summary>
[Allow(Permission.ScreenApplications, Permission.RecordDecisions, Permission.ViewCommittee, Permission.ReadAudit)]
public sealed record ViewScreeningCase(ScreeningCaseId Case) : IQuery<ScreeningView>;

/// <param name="IsMine">The person who asks is the one who may pass it.</param>
public sealed record ScreeningView(
    ScreeningCaseId Id, long Version, GrantApplicationId Application, string Reference, ScreeningState State, DateTime OpenedAt, DateTime? ClosedAt, DateTime Now, PledgeReading Clock,
    BilingualText Organisation, OrganisationCategory Category, DateTime? OrganisationVerifiedAt, string RegisteredContact,
    BilingualText? Officer, bool IsMine, string Note, Digest SubmissionDigest, DateTime SubmittedAt, IReadOnlyList<ScreeningProject> Projects)
{
    public string StateInWords => Words.Of(State, ScreeningWords.ResourceManager);
}

public sealed record ScreeningProject(ProjectId Id, int Number, BilingualText Title, Cards? Cards, int? Months, DateOnly? Start);

internal sealed class ViewScreeningCaseHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar) : IQueryHandler<ViewScreeningCase, ScreeningView>
{
    public async Task<ScreeningView> HandleAsync(ViewScreeningCase query, CancellationToken cancel)
    {
        var found = await (
            from c in db.Set<ScreeningCase>().AsNoTracking()
            join o in db.Set<Organisation>() on c.OrganisationId equals o.Id
            join s in db.Set<Submission>() on c.SubmissionId equals s.Id
            where c.Id == query.Case
            select new
            {
                Case = c,
                o.Name,
                o.Category,
                o.VerifiedAt,
                o.RegisteredContactEmail,
                s.Digest,
                s.At,
                OfficerServes = db.ServingOfficers().Any(a => a.Person == c.Officer),
            }).FirstOrDefaultAsync(cancel)
            ?? throw new NotFoundException();
        var officer = found.Case.Officer is { } id
            ? await db.Set<Person>().Where(p => p.Id == id).Select(p => new { p.Name, p.NameChinese }).FirstOrDefaultAsync(cancel) : null;
        var projects = await db.Set<Project>().AsNoTracking().Where(p => p.ApplicationId == found.Case.ApplicationId).OrderBy(p => p.Number).ToListAsync(cancel);
        var (screening, me) = (found.Case, actor.Value.Person);
        return new(
            screening.Id, screening.Version, screening.ApplicationId, screening.Reference, screening.State, screening.OpenedAt, screening.ClosedAt, clock.UtcNow,
            screening.Clock.Read(await calendar.DaysAsync(cancel), clock.UtcNow),
            found.Name, found.Category, found.VerifiedAt, found.RegisteredContactEmail,
            officer is null ? null : new BilingualText(officer.Name, officer.NameChinese),
            me is not null && (!found.OfficerServes || screening.Officer == me), screening.Note, found.Digest, found.At,
            [.. projects.Select(p => new ScreeningProject(p.Id, p.Number, p.Title, p.Request.Cards, p.Request.Months, p.Request.Start))]);
    }
}
