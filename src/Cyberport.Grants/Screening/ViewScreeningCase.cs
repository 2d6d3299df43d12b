using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>One case as the officer looks at it: who applies, for what, the snapshot that counts, and what has been looked at.</summary>
[Allow(Permission.ScreenApplications, Permission.RecordDecisions, Permission.ViewCommittee, Permission.ReadAudit)]
public sealed record ViewScreeningCase(ScreeningCaseId Case) : IQuery<ScreeningView>;

/// <param name="IsMine">The person who asks is the one who may pass it.</param>
/// <param name="HandedOver">How it came to its officer, where it was with somebody else before.</param>
public sealed record ScreeningView(
    ScreeningCaseId Id, long Version, GrantApplicationId Application, string Reference, ScreeningState State, DateTime OpenedAt, DateTime? ClosedAt, DateTime Now, PledgeReading Clock,
    OrganisationId OrganisationId, BilingualText Organisation, OrganisationCategory Category, DateTime? OrganisationVerifiedAt, string RegisteredContact,
    BilingualText? Officer, bool IsMine, HandedOver? HandedOver, string Note, string Reasons, string Advice, Digest SubmissionDigest, DateTime SubmittedAt,
    IReadOnlyList<ScreeningProject> Projects, IReadOnlyList<CheckView> Checks)
{
    public string StateInWords => Words.Of(State, ScreeningWords.ResourceManager);
    public bool IsInHand => State is ScreeningState.Open or ScreeningState.WithApplicant;

    /// <summary>The case is with its officer, who asks.</summary>
    public bool CanAct => State == ScreeningState.Open && IsMine;
    public int Unsettled => Checks.Count(c => c.Finding is not (CheckFinding.Fine or CheckFinding.NotApplicable));
}

public sealed record ScreeningProject(ProjectId Id, int Number, BilingualText Title, Cards? Cards, int? Months, DateOnly? Start);

public sealed record HandedOver(HandoverReason Reason, DateTime At);

/// <summary>One item of the checklist.</summary>
/// <param name="File">What lies in the slot, for an attachment.</param>
/// <param name="Found">What the portal itself knows about the item; empty where a person has to look.</param>
public sealed record CheckView(string Code, TrilingualText Label, TrilingualText? Hint, bool IsAttachment, FileView? File, string Found, CheckFinding? Finding, string Note, DateTime? At);

internal sealed class ViewScreeningCaseHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar, PublishedForms forms)
    : IQueryHandler<ViewScreeningCase, ScreeningView>
{
    public async Task<ScreeningView> HandleAsync(ViewScreeningCase query, CancellationToken cancel)
    {
        var (me, today) = (actor.Value.Person ?? default, clock.Today);
        var found = await (
            from c in db.Set<ScreeningCase>().AsNoTracking()
            join a in db.Set<GrantApplication>() on c.ApplicationId equals a.Id
            join call in db.Set<Call>() on a.CallId equals call.Id
            join o in db.Set<Organisation>() on c.OrganisationId equals o.Id
            join s in db.Set<Submission>() on c.SubmissionId equals s.Id
            join p in db.Set<Person>() on c.Officer equals (PersonId?)p.Id into officers
            from officer in officers.DefaultIfEmpty()
            where c.Id == query.Case && !db.ConflictedCases(me).Contains(c.ApplicationId)
            select new
            {
                File = new CaseFile(c, a, o.Category, db.Serving(StaffRole.CaseOfficer).Any(x => x.Person == c.Officer),
                    db.StoodInForBy(me, today).Any(x => x == c.Officer)),
                Organisation = o,
                call.Eligible,
                s.Digest,
                s.At,
                s.Signature,
                s.SignatoryPost,
                Officer = officer == null ? null : officer.Name,
                OfficerChinese = officer == null ? null : officer.NameChinese,
                Handover = db.Set<Handover>().Where(h => h.CaseId == c.Id).OrderByDescending(h => h.At).FirstOrDefault(),
            }).FirstOrDefaultAsync(cancel)
            ?? throw new NotFoundException();
        var (screening, body) = (found.File.Case, found.Organisation);
        var projects = await db.Set<Project>().AsNoTracking().Where(p => p.ApplicationId == screening.ApplicationId).OrderBy(p => p.Number).ToListAsync(cancel);
        return new(
            screening.Id, screening.Version, screening.ApplicationId, screening.Reference, screening.State, screening.OpenedAt, screening.ClosedAt, clock.UtcNow,
            screening.Clock.Read(await calendar.DaysAsync(cancel), clock.UtcNow), body.Id, body.Name, body.Category, body.VerifiedAt, body.RegisteredContactEmail,
            found.Officer is null ? null : new BilingualText(found.Officer, found.OfficerChinese ?? ""), found.File.IsOf(actor.Value.Person),
            found.Handover is { } moved ? new(moved.Reason, moved.At) : null, screening.Note, screening.Reasons, screening.Advice, found.Digest, found.At,
            [.. projects.Select(p => new ScreeningProject(p.Id, p.Number, p.Title, p.Request.Cards, p.Request.Months, p.Request.Start))],
            await ChecksAsync(found.File, code => code switch
            {
                "declaration" => $"{found.Signature}, {found.SignatoryPost}, {HouseDates.DayOf(found.At)}",
                "organisation" => body.VerifiedAt is { } at ? $"{ScreeningWords.Found_Verified} {HouseDates.DayOf(at)}" : ScreeningWords.Found_NotVerified,
                "category" => $"{Words.Of(body.Category, OrganisationsWords.ResourceManager)}: {(found.Eligible.Contains(body.Category) ? ScreeningWords.Found_Eligible : ScreeningWords.Found_NotEligible)}",
                _ => "",
            }, cancel));
    }

    private async Task<IReadOnlyList<CheckView>> ChecksAsync(CaseFile file, Func<string, string> known, CancellationToken cancel)
    {
        var items = await db.ChecklistAsync(file, forms, cancel);
        var settled = await db.Set<CaseCheck>().AsNoTracking().Where(c => c.CaseId == file.Case.Id).ToDictionaryAsync(c => c.Code, cancel);
        var files = await db.Set<Attachment>().AsNoTracking().Where(f => f.ApplicationId == file.Application.Id).ToDictionaryAsync(f => f.QuestionCode, cancel);
        return [.. items.Select(i => new CheckView(
            i.Code, i.Label, i.Hint, i.IsAttachment,
            files.GetValueOrDefault(i.Code) is { } f ? new(f.Id, f.FileName, f.Bytes, f.Pages, "", f.At) : null, known(i.Code),
            settled.GetValueOrDefault(i.Code)?.Finding, settled.GetValueOrDefault(i.Code)?.Note ?? "", settled.GetValueOrDefault(i.Code)?.At))];
    }
}
