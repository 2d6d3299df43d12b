using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>One page of the form with what is answered so far.</summary>
[Allow(Permission.ViewOwnCases)]
public sealed record ViewTopic(GrantApplicationId Id, string Topic, ProjectId? Project) : IQuery<TopicView>;

/// <param name="Estimate">What the project's compute request comes to; null where the page asks for none.</param>
public sealed record TopicView(
    GrantApplicationId Id, string Topic, TrilingualText Title, TrilingualText? Intro, string Section, TrilingualText SectionTitle, ProjectId? Project,
    int? ProjectNumber, string? Reference, BilingualText? ProjectTitle, bool CanEdit, IReadOnlyList<QuestionView> Questions,
    TopicPlace? Previous, TopicPlace? Next, EstimateTerms? Estimate, DateOnly Today);

/// <summary>A neighbouring page of the form.</summary>
public sealed record TopicPlace(string Topic, ProjectId? Project, TrilingualText Title);

/// <summary>A question as asked of this organisation, its choices and its answers.</summary>
public sealed record QuestionView(Question Question, IReadOnlyList<Choice> Choices, IReadOnlyList<AnswerView> Answers, FileView? File)
{
    public AnswerView Answer => Answers[0];
}

/// <param name="By">Who last saved it; empty where nothing is saved.</param>
public sealed record AnswerView(AnswerKey Key, string Text, long Version, string By, DateTime? At, string? Problem);

public sealed record FileView(AttachmentId Id, string FileName, long Bytes, int Pages, string By, DateTime At);

/// <summary>What an estimate is made from, so that the panel follows what is typed before it is saved.</summary>
/// <param name="IsDemonstrationPrice">The price is this project's own; the panel says so.</param>
public sealed record EstimateTerms(Money PerCardMonth, Share Rate, bool IsDemonstrationPrice);

internal sealed class ViewTopicHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms) : IQueryHandler<ViewTopic, TopicView>
{
    public async Task<TopicView> HandleAsync(ViewTopic query, CancellationToken cancel)
    {
        var me = actor.Value;
        var draft = await db.ReadDraftAsync(db.Set<GrantApplication>().AsNoTracking().VisibleTo(me), query.Id, forms, cancel);
        var pages = Completeness.Of(draft);
        var here = pages.ToList().FindIndex(p => p.Topic.Code == query.Topic && p.Project == query.Project);
        if (here < 0) throw new NotFoundException();
        var page = pages[here];
        var project = draft.Projects.SingleOrDefault(p => p.Id == query.Project);
        var names = await NamesAsync(draft, cancel);
        var questions = Completeness.AskedIn(page.Topic, draft.Organisation.Category).Select(q => new QuestionView(
            q, draft.Form.ChoicesOf(q), [.. Draft.KeysOf(q, query.Project).Select(key => ViewOf(draft, q, key, names))], FileOf(draft, q, names)));
        var asksForCompute = page.Topic.Questions.Any(q => q.Kind == QuestionKind.Cards);
        return new(
            query.Id, page.Topic.Code, page.Topic.Title, page.Topic.Intro, page.Section.Code, page.Section.Title, query.Project, project?.Number,
            draft.Application.Reference?.Value, project?.Title,
            ApplicationLifecycle.IsEditable(draft.Application.Status)
                && (me.Memberships[draft.Organisation.Id] & OrganisationRolesRules.Writing) != 0,
            [.. questions], PlaceOf(pages, here - 1), PlaceOf(pages, here + 1),
            asksForCompute ? await EstimateReading.TermsAsync(db, draft.Application.CallId, clock.Today, cancel) : null, clock.Today);
    }

    private static TopicPlace? PlaceOf(IReadOnlyList<TopicProgress> pages, int index) =>
        index >= 0 && index < pages.Count ? new(pages[index].Topic.Code, pages[index].Project, pages[index].Topic.Title) : null;

    private static AnswerView ViewOf(Draft draft, Question question, AnswerKey key, Dictionary<PersonId, string> names)
    {
        var answer = draft.Answers.GetValueOrDefault(key.Slot);
        return new(key, answer?.Text ?? "", answer?.Version ?? 0, answer is null ? "" : names.GetValueOrDefault(answer.By, ""), answer?.At,
            AnswerRules.Check(draft.Form, question, key.Language, answer?.Text ?? "").Problem);
    }

    private static FileView? FileOf(Draft draft, Question question, Dictionary<PersonId, string> names) =>
        draft.Files.GetValueOrDefault(question.Code) is { } f ? new(f.Id, f.FileName, f.Bytes, f.Pages, names.GetValueOrDefault(f.By, ""), f.At) : null;

    private async Task<Dictionary<PersonId, string>> NamesAsync(Draft draft, CancellationToken cancel)
    {
        var people = draft.Answers.Values.Select(a => a.By).Concat(draft.Files.Values.Select(f => f.By)).Distinct().ToArray();
        return await db.Set<Person>().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
    }
}

internal static class EstimateReading
{
    /// <summary>The price in force and the usual highest rate of the call's programme; null where no price is published.</summary>
    public static async Task<EstimateTerms?> TermsAsync(GrantsDbContext db, CallId call, DateOnly today, CancellationToken cancel)
    {
        var programme = await db.Set<Call>().Where(c => c.Id == call)
            .Join(db.Set<Programme>(), c => c.ProgrammeId, p => p.Id, (c, p) => new { p.Id, p.StandardRateCap }).SingleAsync(cancel);
        var prices = await db.Set<PriceList>().AsNoTracking().InForce(programme.Id, today).FirstOrDefaultAsync(cancel);
        return prices is null ? null : new(prices.PerCardMonth, programme.StandardRateCap, prices.IsDemonstration);
    }
}
