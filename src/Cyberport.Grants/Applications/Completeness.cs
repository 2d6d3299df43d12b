using System.Globalization;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;

namespace Cyberport.Grants.Applications;

/// <summary>How far a page of the form is.</summary>
public enum TopicState
{
    NotStarted,
    InProgress,
    Complete,
}

/// <summary>One thing that keeps an application from being signed, and where to mend it.</summary>
/// <param name="Field">The id of the field on its page: <see cref="AnswerKey.FieldId"/>.</param>
/// <param name="Message">What to do, in the reader's language.</param>
public sealed record FieldProblem(string Topic, ProjectId? Project, string Field, string Label, string Message);

/// <summary>A page of the form for the application or for one project.</summary>
public sealed record TopicProgress(FormTopic Topic, FormSection Section, ProjectId? Project, int? ProjectNumber, TopicState State, IReadOnlyList<FieldProblem> Problems);

/// <summary>Judges a draft against its form: what is asked of this organisation, what is there, what is wrong. Pure.</summary>
internal static class Completeness
{
    public static IReadOnlyList<TopicProgress> Of(Draft draft) =>
        [.. draft.Form.Sections.SelectMany(section => section.PerProject
            ? draft.Projects.SelectMany(project => section.Topics.Select(topic => Judge(draft, section, topic, project)))
            : section.Topics.Select(topic => Judge(draft, section, topic, null)))];

    public static IEnumerable<Question> AskedIn(FormTopic topic, OrganisationCategory category) => topic.Questions.Where(q => q.IsAskedOf(category));

    private static TopicProgress Judge(Draft draft, FormSection section, FormTopic topic, Project? project)
    {
        var problems = new List<FieldProblem>();
        var given = 0;
        foreach (var question in AskedIn(topic, draft.Organisation.Category))
            foreach (var key in Draft.KeysOf(question, project?.Id))
            {
                var check = question.Kind == QuestionKind.File
                    ? draft.Files.ContainsKey(question.Code) ? AnswerCheck.Good : AnswerCheck.Empty
                    : AnswerRules.Check(draft.Form, question, key.Language, draft.TextOf(key));
                if (!check.IsEmpty) given++;
                if (check.IsGood || (check.IsEmpty && question.Optional)) continue;
                problems.Add(new(topic.Code, project?.Id, key.FieldId, LabelOf(question, key), check.Problem ?? AnswerRules.Missing(question)));
            }
        // Nothing wrong is complete, so that a page of optional questions asks nothing of anybody.
        var state = problems.Count == 0 ? TopicState.Complete : given == 0 ? TopicState.NotStarted : TopicState.InProgress;
        return new(topic, section, project?.Id, project?.Number, state, problems);
    }

    /// <summary>The label, with the language where the question is asked twice.</summary>
    public static string LabelOf(Question question, AnswerKey key) => key.Language is { } language
        ? string.Format(CultureInfo.CurrentCulture, "{0} ({1})", question.Label, Kernel.Words.Of(language, ApplicationsWords.ResourceManager))
        : question.Label.ToString();
}
