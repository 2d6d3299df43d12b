using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;

namespace Cyberport.Grants.Web.Applications;

/// <summary>
/// One field of the form while somebody writes in it: what stands in it, which version that answers to, and, when another person
/// saved meanwhile, what they wrote. Saves of one field follow each other, so that nobody quarrels with their own earlier keystrokes.
/// </summary>
public sealed class AnswerBox(QuestionView view, AnswerView answer)
{
    private bool _saving;
    private string _saved = answer.Text;

    public AnswerKey Key { get; } = answer.Key;
    public Question Question { get; } = view.Question;
    public string Id => Key.FieldId;
    public string Text { get; private set; } = answer.Text;
    public long Seen { get; private set; } = answer.Version;

    /// <summary>What another person saved after this page was opened; null when nothing did.</summary>
    public StandingAnswer? Other { get; private set; }

    private AnswerCheck Judged => AnswerRules.Check(Question, view.Choices, Key.Language, Text);

    /// <summary>What is wrong with what is typed; an empty field is wrong only to who is done with the page.</summary>
    public string? Problem(bool done) =>
        Judged is var check && check.IsEmpty ? (done && !Question.Optional ? AnswerRules.Missing(Question) : null) : check.Problem;

    /// <summary>The server has what stands here.</summary>
    public bool IsSaved => Text == _saved;

    /// <summary>The fields on the page that make up this answer, with what stands in each.</summary>
    public IReadOnlyDictionary<string, string> Fields => Question.Kind == QuestionKind.People
        ? (AnswerRules.ReadPeople(Text) ?? []).SelectMany((person, n) => PersonPart.All.Select(part => (Id: part.IdOf(Id, n), Text: part.Read(person)))).ToDictionary(f => f.Id, f => f.Text)
        : new Dictionary<string, string> { [Id] = Text };

    /// <summary>
    /// What the browser kept, put together: typed over the version that stood then, so that it meets a newer text as a choice and
    /// never overwrites it.
    /// </summary>
    public string Resume(IEnumerable<KeptField> kept)
    {
        var text = Text;
        foreach (var field in kept)
        {
            text = Question.Kind == QuestionKind.People ? PersonPart.Put(text, Id, field.Id, field.Text) : field.Text;
            if (text != _saved) Seen = Math.Min(Seen, field.Version);
        }
        return text;
    }

    public string Label => Key.Language is { } language
        ? $"{Question.Label} ({Words.Of(language, ApplicationsWords.ResourceManager)})" : Question.Label.ToString();

    /// <summary>The last outcome, or null where another run of this field already carries the text along.</summary>
    public async Task<Outcome<SavedAnswers>?> SaveAsync(OperationRunner operations, GrantApplicationId application, string text)
    {
        Text = text;
        if (_saving || Other is not null || text == _saved) return null;
        _saving = true;
        try
        {
            Outcome<SavedAnswers> outcome;
            do
            {
                var sent = Text;
                outcome = await operations.RunAsync(SaveAnswers.One(application, Key, sent, Seen));
                if (outcome.IsDone) (_saved, Seen) = (sent, outcome.Value!.Versions[Key.Slot]);
                else if (outcome.Kind == OutcomeKind.Stale) Other = (await operations.AskAsync(new ViewAnswer(application, Key))).Value;
            }
            while (outcome.IsDone && Text != _saved);
            return outcome;
        }
        finally
        {
            _saving = false;
        }
    }

    public void TakeTheirs()
    {
        if (Other is not { } other) return;
        (Text, _saved, Seen, Other) = (other.Text, other.Text, other.Version, null);
    }

    /// <summary>The person has seen the other text and puts their own over it.</summary>
    public string KeepMine()
    {
        if (Other is { } other) (_saved, Seen, Other) = (other.Text, other.Version, null);
        return Text;
    }
}
