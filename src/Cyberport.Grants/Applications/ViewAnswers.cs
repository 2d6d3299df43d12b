using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>
/// The whole application as it can be read: to check before signing, by the endorser, and, once handed in, by those who judge it.
/// </summary>
[Allow(Permission.ViewOwnCases, Permission.ScreenApplications, Permission.AssessTechnically, Permission.ViewCommittee)]
public sealed record ViewAnswers(GrantApplicationId Id) : IQuery<AnswersView>;

/// <param name="Fingerprint">What the reader has then seen; carried by <see cref="EndorseAndSubmit"/>.</param>
/// <param name="Problems">What keeps it from being signed.</param>
public sealed record AnswersView(
    GrantApplicationId Id, long Version, ApplicationStatus Status, string? Reference, BilingualText Organisation, OrganisationCategory Category,
    TrilingualText Call, DateTime? ClosesAt, bool IsOpen, AnswersFingerprint Fingerprint, IReadOnlyList<AnsweredSection> Sections,
    IReadOnlyList<FieldProblem> Problems, IReadOnlyList<ProjectEstimate> Estimates, bool IsDemonstrationPrice, bool CanEdit, bool CanEndorse,
    DateTime? EndorsementAskedAt, string EndorsementAskedBy);

public sealed record AnsweredSection(string Code, TrilingualText Title, ProjectId? Project, int? Number, BilingualText? ProjectTitle, IReadOnlyList<AnsweredTopic> Topics);

public sealed record AnsweredTopic(string Code, TrilingualText Title, IReadOnlyList<AnsweredQuestion> Answers);

/// <param name="Text">In words: choices by their names, not their codes.</param>
public sealed record AnsweredQuestion(string Label, string Text, QuestionKind Kind, FileView? File, AnswerLanguage? Language, string Slot = "");

public sealed record ProjectEstimate(int Number, BilingualText Title, DateOnly? Start, ComputeEstimate? Estimate);

internal sealed class ViewAnswersHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms, PapersGate papers) : IQueryHandler<ViewAnswers, AnswersView>
{
    public async Task<AnswersView> HandleAsync(ViewAnswers query, CancellationToken cancel)
    {
        var me = actor.Value;
        var draft = await db.ReadDraftAsync(db.Set<GrantApplication>().AsNoTracking().ReadableBy(me), query.Id, forms, cancel);
        var application = draft.Application;
        await papers.RequireOpenAsync(application.Id, application.OrganisationId, cancel);
        return await ReadAsync(db, draft, me, clock, await EstimateReading.TermsAsync(db, application.CallId, clock.Today, cancel), cancel);
    }

    /// <summary>The same for whoever was let in by another door.</summary>
    /// <param name="terms">None for those who are not shown what it would cost.</param>
    internal static async Task<AnswersView> ReadAsync(GrantsDbContext db, Draft draft, Actor me, GrantsClock clock, EstimateTerms? terms, CancellationToken cancel)
    {
        var application = draft.Application;
        var call = await db.Set<Call>().AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancel);
        var pages = Completeness.Of(draft);
        var roles = me.Memberships.GetValueOrDefault(application.OrganisationId);
        var asker = application.EndorsementAskedBy is { } by ? await db.Set<Person>().Where(p => p.Id == by).Select(p => p.Name).SingleOrDefaultAsync(cancel) : null;
        return new(
            application.Id, application.Version, application.Status, application.Reference?.Value, draft.Organisation.Name, draft.Organisation.Category,
            call.Name, call.ClosesFor(application.OrganisationId), call.StateFor(application.OrganisationId, clock.UtcNow) == CallState.Open, draft.Fingerprint(),
            [.. pages.GroupBy(p => (p.Section, p.Project)).Select(g => SectionOf(draft, g.Key.Section, g.Key.Project, g))],
            [.. pages.SelectMany(p => p.Problems)],
            [.. draft.Projects.Select(p => new ProjectEstimate(p.Number, p.Title, p.Request.Start,
                terms is null ? null : ComputeEstimate.Of(p.Request.Cards, p.Request.Months, terms.PerCardMonth, terms.Rate)))],
            terms?.IsDemonstrationPrice ?? false,
            (roles & OrganisationRolesRules.Writing) != 0, roles.HasFlag(OrganisationRoles.Endorser),
            application.EndorsementAskedAt, asker ?? "");
    }

    private static AnsweredSection SectionOf(Draft draft, FormSection section, ProjectId? projectId, IEnumerable<TopicProgress> pages)
    {
        var project = draft.Projects.SingleOrDefault(p => p.Id == projectId);
        return new(section.Code, section.Title, projectId, project?.Number, project?.Title, [.. pages.Select(page => new AnsweredTopic(
            page.Topic.Code, page.Topic.Title,
            [.. Completeness.AskedIn(page.Topic, draft.Organisation.Category).SelectMany(q => Draft.KeysOf(q, projectId).Select(key => AnswerOf(draft, q, key)))]))]);
    }

    private static AnsweredQuestion AnswerOf(Draft draft, Question question, AnswerKey key) => new(
        Completeness.LabelOf(question, key), AnswerInWords.Of(question, draft.Form.ChoicesOf(question), draft.TextOf(key)), question.Kind,
        draft.Files.GetValueOrDefault(question.Code) is { } f ? new(f.Id, f.FileName, f.Bytes, f.Pages, "", f.At) : null, key.Language, key.Slot);
}
