using Cyberport.Grants.Kernel;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Web.Applications;

namespace Cyberport.Grants.Web.Screening;

/// <summary>
/// The answer to one question while somebody types it: the new text and the explanation, the version that they answer to and, when a
/// colleague saved meanwhile, what stands there now.
/// </summary>
public sealed class ReplyBox(ClarificationView view)
{
    private bool _saving;
    private (string After, string Explanation) _saved = (view.After, view.Explanation);

    public ClarificationView View { get; } = view;
    public string AfterId => $"after-{View.Number}";
    public string ExplanationId => $"explanation-{View.Number}";
    public string After { get; set; } = view.After;
    public string Explanation { get; set; } = view.Explanation;
    public long Seen { get; private set; } = view.ReplyVersion;

    /// <summary>What a colleague saved after this page was opened; null when nothing did.</summary>
    public ClarificationView? Other { get; private set; }

    public bool IsSaved => (After, Explanation) == _saved;

    public IReadOnlyDictionary<string, string> Fields => View.IsText
        ? new Dictionary<string, string> { [AfterId] = After, [ExplanationId] = Explanation }
        : new Dictionary<string, string> { [ExplanationId] = Explanation };

    /// <summary>What the browser kept; typed over an older version it meets a newer text as a choice.</summary>
    public void Resume(KeptField kept)
    {
        if (kept.Id == AfterId) After = kept.Text;
        if (kept.Id == ExplanationId) Explanation = kept.Text;
        if (!IsSaved) Seen = Math.Min(Seen, kept.Version);
    }

    /// <summary>The last outcome, or null where there is nothing to save or another run carries it along.</summary>
    public async Task<Outcome<SavedReply>?> SaveAsync(OperationRunner operations, Func<Task<ClarificationView?>> standing)
    {
        if (_saving || Other is not null || IsSaved) return null;
        _saving = true;
        try
        {
            Outcome<SavedReply> outcome;
            do
            {
                var sent = (After, Explanation);
                outcome = await operations.RunAsync(new SaveReply(View.Id, Seen, After, Explanation));
                if (outcome.IsDone) (_saved, Seen) = (sent, outcome.Value!.Version);
                else if (outcome.Kind == OutcomeKind.Stale) Other = await standing();
            }
            while (outcome.IsDone && !IsSaved);
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
        (After, Explanation, Seen, Other) = (other.After, other.Explanation, other.ReplyVersion, null);
        _saved = (After, Explanation);
    }

    /// <summary>The person has seen the other text and puts their own over it.</summary>
    public void KeepMine()
    {
        if (Other is { } other) (_saved, Seen, Other) = ((other.After, other.Explanation), other.ReplyVersion, null);
    }
}
