using System.Text.Json;

namespace Cyberport.Grants.Applications.Packs;

/// <summary>
/// What a snapshot says, read back from its JSON: the answers as they were signed, whatever has been clarified since.
/// </summary>
internal sealed class SubmittedAnswers
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<AnswerKey, string> _texts = [];

    private SubmittedAnswers(IReadOnlyList<SubmittedFile> files) => Files = files;

    /// <summary>In the order of their slots.</summary>
    public IReadOnlyList<SubmittedFile> Files { get; }

    public static SubmittedAnswers Read(string json)
    {
        var snapshot = JsonSerializer.Deserialize<SnapshotJson>(json, Options)!;
        var read = new SubmittedAnswers(snapshot.Files ?? []);
        read.Take(snapshot.Answers, null);
        foreach (var project in snapshot.Projects ?? []) read.Take(project.Answers, new ProjectId(project.Id));
        return read;
    }

    public string TextOf(AnswerKey key) => _texts.GetValueOrDefault(key) ?? "";

    private void Take(IReadOnlyList<AnswerJson>? answers, ProjectId? project)
    {
        foreach (var answer in answers ?? [])
        {
            AnswerLanguage? language = answer.Language switch
            {
                "zh" => AnswerLanguage.Chinese,
                "en" => AnswerLanguage.English,
                _ => null,
            };
            _texts[new(answer.Question, project, language)] = answer.Text;
        }
    }

    private sealed record SnapshotJson(IReadOnlyList<AnswerJson>? Answers, IReadOnlyList<ProjectJson>? Projects, IReadOnlyList<SubmittedFile>? Files);

    private sealed record ProjectJson(Guid Id, IReadOnlyList<AnswerJson>? Answers);

    private sealed record AnswerJson(string Question, string? Language, string Text);
}

/// <summary>A file as the snapshot names it.</summary>
internal sealed record SubmittedFile(string Slot, string Name, long Bytes, string Sha256);
