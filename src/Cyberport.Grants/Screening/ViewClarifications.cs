using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>
/// What was asked and answered about a case: for its applicants with what they have typed so far, for those who judge it what was accepted too.
/// </summary>
[Allow(Permission.ViewOwnCases, Permission.ScreenApplications, Permission.AssessTechnically, Permission.ReviewProjects, Permission.ViewCommittee)]
public sealed record ViewClarifications(GrantApplicationId Application) : IQuery<ClarificationsView>;

/// <param name="CanAnswer">The case is with the applicant, and the reader writes for it.</param>
/// <param name="Version">Of the case.</param>
public sealed record ClarificationsView(
    string Reference, ScreeningCaseId Case, long Version, PledgeReading Clock, bool CanAnswer, DateTime Now, IReadOnlyList<ClarificationView> Rows)
{
    /// <summary>The accepted new answers by their slot, the latest of each.</summary>
    public ILookup<string, ClarificationView> Accepted => Rows.Where(r => r.State == ClarificationState.Accepted).ToLookup(r => r.Slot);
}

/// <param name="About">The question of the form, with project and language; or the case as a whole.</param>
/// <param name="IsText">The answer may be typed anew; otherwise it is explained.</param>
/// <param name="ReplyVersion">Of what has been typed so far.</param>
public sealed record ClarificationView(
    ClarificationId Id, long Version, int Number, string Slot, string About, string Question, ClarificationState State, DateTime AskedAt, DateOnly DueOn, bool IsOverdue,
    string Before, string After, string Explanation, DateTime? SentBackAt, DateTime? SettledAt, bool IsText, AnswerLanguage? Language, TextLimit? Limit,
    long ReplyVersion, string? ReplyBy, DateTime? ReplyAt)
{
    public string StateInWords => Words.Of(State, ScreeningWords.ResourceManager);
}

internal sealed class ViewClarificationsHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms, WorkingCalendar calendar)
    : IQueryHandler<ViewClarifications, ClarificationsView>
{
    public async Task<ClarificationsView> HandleAsync(ViewClarifications query, CancellationToken cancel)
    {
        var found = await (
            from a in db.Set<GrantApplication>().AsNoTracking().ReadableBy(actor.Value)
            join c in db.Set<ScreeningCase>() on a.Id equals c.ApplicationId
            where a.Id == query.Application
            select new { Application = a, Case = c }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException();
        var roles = actor.Value.Memberships.GetValueOrDefault(found.Application.OrganisationId);
        var sees = roles != OrganisationRoles.None || actor.Value.May(Permission.ScreenApplications);
        var rows = await (
            from c in db.Set<Clarification>().AsNoTracking()
            join r in db.Set<ClarificationReply>() on c.Id equals r.Id into replies
            from reply in replies.DefaultIfEmpty()
            join p in db.Set<Project>() on c.ProjectId equals (ProjectId?)p.Id into projects
            from project in projects.DefaultIfEmpty()
            join x in db.Set<Person>() on reply.By equals x.Id into people
            from person in people.DefaultIfEmpty()
            where c.CaseId == found.Case.Id && (sees || c.State == ClarificationState.Accepted)
            orderby c.Number
            select new { Clarification = c, Reply = reply, Project = project == null ? (int?)null : project.Number, By = person == null ? null : person.Name }).ToListAsync(cancel);
        var form = await forms.GetAsync(db, found.Application.FormCode, found.Application.FormVersion, cancel);
        return new(
            found.Case.Reference, found.Case.Id, found.Case.Version, found.Case.Clock.Read(await calendar.DaysAsync(cancel), clock.UtcNow),
            found.Case.State == ScreeningState.WithApplicant && (roles & OrganisationRolesRules.Writing) != 0, clock.UtcNow,
            [.. rows.Select(r => Row(form, r.Clarification, roles == OrganisationRoles.None ? null : r.Reply, r.Project, r.By))]);
    }

    private ClarificationView Row(FormDefinition form, Clarification c, ClarificationReply? reply, int? project, string? by)
    {
        var question = form.Find(c.QuestionCode);
        var asked = c.State == ClarificationState.Asked;
        return new(
            c.Id, c.Version, c.Number, c.Slot, question is null ? ScreeningWords.WholeCase : Label(question, new(c.QuestionCode, c.ProjectId, c.Language), project), c.Question, c.State,
            c.AskedAt, c.DueOn, asked && c.DueOn < clock.Today, c.Before, asked ? reply?.After ?? (question?.IsText == true ? c.Before : "") : c.After,
            asked ? reply?.Explanation ?? "" : c.Explanation, c.SentBackAt, c.SettledAt, question?.IsText == true, c.Language, question?.Limit,
            reply?.Version ?? 0, reply is null ? null : by, reply?.At);
    }

    internal static string Label(Question question, AnswerKey key, int? project) =>
        project is { } number ? $"{ScreeningWords.ProjectNumber} {number}: {Completeness.LabelOf(question, key)}" : Completeness.LabelOf(question, key);
}
