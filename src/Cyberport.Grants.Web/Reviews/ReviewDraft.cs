using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Reviews;
using Cyberport.Grants.Web.Applications;

namespace Cyberport.Grants.Web.Reviews;

/// <summary>
/// A review while somebody writes it: what stands in it and which version that answers to. Saves follow each other, so that nobody
/// quarrels with their own earlier keystrokes; another tab's text is a choice and never overwritten.
/// </summary>
internal sealed class ReviewDraft(ReviewView view)
{
    public const string ConfidenceId = "confidence";
    public const string ToCommitteeId = "to-committee";
    public const string ToApplicantId = "to-applicant";

    private bool _saving;
    private ReviewSheet _saved = view.Sheet;

    public ReviewSheet Sheet { get; set; } = view.Sheet;
    public long Version { get; private set; } = view.Version;

    /// <summary>Another tab has saved since.</summary>
    public bool IsBehind { get; private set; }
    public bool IsSaved => Sheet == _saved;

    public static string ScoreId(int criterion) => string.Create(CultureInfo.InvariantCulture, $"score-{criterion}");
    public static string CommentId(int criterion) => string.Create(CultureInfo.InvariantCulture, $"comment-{criterion}");
    public static Confidence? ReadConfidence(string? text) => Enum.TryParse<Confidence>(text, out var confidence) ? confidence : null;

    /// <summary>The fields on the page, with what stands in each.</summary>
    public Dictionary<string, string> Fields
    {
        get
        {
            var fields = new Dictionary<string, string> { [ConfidenceId] = Sheet.Confidence?.ToString() ?? "", [ToCommitteeId] = Sheet.ToCommittee, [ToApplicantId] = Sheet.ToApplicant };
            foreach (var criterion in view.Criteria)
            {
                fields[ScoreId(criterion.Number)] = Sheet.Of(criterion.Number).Score?.ToString(CultureInfo.InvariantCulture) ?? "";
                fields[CommentId(criterion.Number)] = Sheet.Of(criterion.Number).Comment;
            }
            return fields;
        }
    }

    /// <summary>What the browser kept, put in: typed over the version that stood then.</summary>
    public void Resume(IEnumerable<KeptField> kept)
    {
        foreach (var field in kept)
        {
            var before = Sheet;
            Put(field.Id, field.Text);
            if (Sheet != before) Version = Math.Min(Version, field.Version);
        }
    }

    /// <summary>The last outcome, or null where there is nothing to save or another run carries it along.</summary>
    public async Task<Outcome<SavedReview>?> SaveAsync(OperationRunner operations, Guid id)
    {
        if (_saving || IsBehind || IsSaved) return null;
        _saving = true;
        try
        {
            Outcome<SavedReview> outcome;
            do
            {
                var sent = Sheet;
                outcome = await operations.RunAsync(new SaveReview(new(id), Version, sent));
                if (outcome.IsDone) (_saved, Version) = (sent, outcome.Value!.Version);
                else if (outcome.Kind == OutcomeKind.Stale) IsBehind = true;
            }
            while (outcome.IsDone && !IsSaved);
            return outcome;
        }
        finally
        {
            _saving = false;
        }
    }

    /// <summary>The person has been told of the other tab's text and puts their own over it.</summary>
    public void KeepMine(ReviewView standing) => (Version, _saved, IsBehind) = (standing.Version, standing.Sheet, false);

    private void Put(string id, string text)
    {
        if (id == ConfidenceId) Sheet = Sheet with { Confidence = ReadConfidence(text) };
        else if (id == ToCommitteeId) Sheet = Sheet with { ToCommittee = text };
        else if (id == ToApplicantId) Sheet = Sheet with { ToApplicant = text };
        foreach (var n in view.Criteria.Select(c => c.Number))
        {
            var said = Sheet.Of(n);
            var next = id == ScoreId(n) ? said with { Score = int.TryParse(text, CultureInfo.InvariantCulture, out var score) ? score : null }
                : id == CommentId(n) ? said with { Comment = text } : said;
            if (next != said) Sheet = Sheet with { Scores = [.. Sheet.Scores.Where(s => s.Criterion != n), next] };
        }
    }
}
