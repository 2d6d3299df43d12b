using System.Globalization;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>One answer as typed.</summary>
/// <param name="Seen">The version that stood when the person began to type; 0 where there was none.</param>
public sealed record TypedAnswer(AnswerKey Key, string Text, long Seen);

/// <param name="Versions">By <see cref="AnswerKey.Slot"/>: what the page carries back next time.</param>
public sealed record SavedAnswers(DateTime At, IReadOnlyDictionary<string, long> Versions);

/// <summary>
/// Keeps what was typed, whether it can be read or not. Stale when somebody else's later text stands there: nothing is overwritten,
/// and <see cref="ViewAnswer"/> shows whose. Saving the same text again is no change and no quarrel.
/// </summary>
[Allow(Permission.EditApplications)]
[KeepsOwnHistory("one history row per saved answer: who, when, digest")]
public sealed record SaveAnswers(GrantApplicationId Id, IReadOnlyList<TypedAnswer> Answers) : IOperation<SavedAnswers>
{
    public static SaveAnswers One(GrantApplicationId id, AnswerKey key, string text, long seen) => new(id, [new(key, text, seen)]);
}

internal sealed class SaveAnswersHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms)
    : IOperationHandler<SaveAnswers, SavedAnswers>
{
    public async Task<SavedAnswers> HandleAsync(SaveAnswers operation, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>().EditableBy(actor.Value).SingleOrDefaultAsync(a => a.Id == operation.Id, cancel)
            ?? throw new NotFoundException();
        application.RequireEditable();
        var form = await forms.GetAsync(db, application.FormCode, application.FormVersion, cancel);
        var slots = operation.Answers.Select(a => a.Key.Slot).ToArray();
        var standing = await db.Set<Answer>().Where(a => a.ApplicationId == operation.Id && slots.Contains(a.Slot)).ToDictionaryAsync(a => a.Slot, cancel);
        var projects = operation.Answers.Any(a => a.Key.Project is not null)
            ? await db.Set<Project>().Where(p => p.ApplicationId == operation.Id).ToDictionaryAsync(p => p.Id, cancel) : [];

        var versions = new Dictionary<string, long>();
        foreach (var typed in operation.Answers)
        {
            var project = typed.Key.Project is { } id ? projects.GetValueOrDefault(id) ?? throw new NotFoundException() : null;
            RequireFits(form, typed, project);
            versions[typed.Key.Slot] = Save(operation.Id, typed, standing.GetValueOrDefault(typed.Key.Slot));
            if (project is not null) Projection.Apply(form, typed, project);
        }
        return new(clock.UtcNow, versions);
    }

    private long Save(GrantApplicationId application, TypedAnswer typed, Answer? standing)
    {
        if ((standing?.Text ?? "") == typed.Text) return standing?.Version ?? 0;
        if ((standing?.Version ?? 0) != typed.Seen) throw new StaleException();
        var answer = standing;
        if (answer is null) db.Add(answer = Answer.First(application, typed.Key));
        db.Add(answer.Write(typed.Text, actor.Value.RequirePerson(), clock.UtcNow));
        return answer.NextVersion;
    }

    private static void RequireFits(FormDefinition form, TypedAnswer typed, Project? project)
    {
        var question = form.Find(typed.Key.Question) ?? throw new NotFoundException();
        if (form.IsPerProject(question) != project is not null || question.Bilingual != typed.Key.Language is not null) throw new NotFoundException();
        if (typed.Text.Length > AnswerRules.MaxCharacters)
            throw new RuleViolation("applications.answer-too-long", string.Format(
                CultureInfo.CurrentCulture, ApplicationsWords.AnswerTooLong, typed.Text.Length, AnswerRules.MaxCharacters));
    }
}

/// <summary>Carries over into the project what rules and lists need of its answers.</summary>
internal static class Projection
{
    public static void Apply(FormDefinition form, TypedAnswer typed, Project project)
    {
        var question = form.Find(typed.Key.Question)!;
        if (question.Kind == QuestionKind.Cards) project.Request.Cards = Good(form, question, typed) ? AnswerRules.ReadCards(typed.Text) : null;
        else if (question.Kind == QuestionKind.Months) project.Request.Months = Good(form, question, typed) ? AnswerRules.ReadMonths(typed.Text) : null;
        else if (question.Kind == QuestionKind.StartMonth) project.Request.Start = AnswerRules.ReadStart(typed.Text);
        else if (question.Code == Titles) project.Title = typed.Key.Language == AnswerLanguage.Chinese
            ? project.Title with { Chinese = Short(typed.Text) } : project.Title with { English = Short(typed.Text) };
    }

    /// <summary>The question whose answer names the project in lists.</summary>
    private const string Titles = "b.title";

    private static bool Good(FormDefinition form, Question question, TypedAnswer typed) =>
        AnswerRules.Check(form, question, typed.Key.Language, typed.Text).IsGood;

    private static string Short(string text) => text.Length <= AnswerRules.ShortTextCharacters ? text : text[..AnswerRules.ShortTextCharacters];
}
