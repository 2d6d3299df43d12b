using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Applications;

/// <summary>
/// The submission as canonical JSON: members in one fixed order, answers in the form's order, no white space, Chinese unescaped,
/// dates in ISO 8601 UTC. The same application always gives the same bytes and so the same digest.
/// </summary>
internal static class Snapshot
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = false };

    public static string Write(
        Draft draft, Call call, ReferenceNumber reference, Actor signatory, string signature, string post, DateTime now)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("snapshot", "cyberport-grants/1");
            json.WriteString("reference", reference.Value);
            json.WriteString("application", draft.Application.Id.Value);
            json.WriteString("call", call.Id.Value);
            json.WriteString("form", draft.Form.Code);
            json.WriteNumber("formVersion", draft.Form.Version);
            WriteOrganisation(json, draft.Organisation);
            json.WriteStartArray("answers");
            WriteAnswers(json, draft, null);
            json.WriteEndArray();
            json.WriteStartArray("projects");
            foreach (var project in draft.Projects) WriteProject(json, draft, project, reference);
            json.WriteEndArray();
            WriteFiles(json, draft);
            json.WriteStartObject("signature");
            json.WriteString("person", signatory.RequirePerson().Value);
            json.WriteString("name", signature);
            json.WriteString("post", post);
            json.WriteString("at", now.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteOrganisation(Utf8JsonWriter json, Organisation organisation)
    {
        json.WriteStartObject("organisation");
        json.WriteString("id", organisation.Id.Value);
        json.WriteString("nameEn", organisation.Name.English);
        json.WriteString("nameZh", organisation.Name.Chinese);
        json.WriteString("category", organisation.Category.ToString());
        json.WriteEndObject();
    }

    private static void WriteProject(Utf8JsonWriter json, Draft draft, Project project, ReferenceNumber reference)
    {
        json.WriteStartObject();
        json.WriteString("reference", reference.Project(project.Number).Value);
        json.WriteString("id", project.Id.Value);
        json.WriteNumber("cards", project.Request.Cards?.Count ?? 0);
        json.WriteNumber("months", project.Request.Months ?? 0);
        json.WriteString("start", project.Request.Start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartArray("answers");
        WriteAnswers(json, draft, project);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAnswers(Utf8JsonWriter json, Draft draft, Project? project)
    {
        var questions = draft.Form.Sections.Where(s => s.PerProject == project is not null).SelectMany(s => s.Topics).SelectMany(t => t.Questions);
        foreach (var key in questions.SelectMany(q => Draft.KeysOf(q, project?.Id)))
        {
            if (!draft.Answers.TryGetValue(key.Slot, out var answer) || answer.Text.Length == 0) continue;
            json.WriteStartObject();
            json.WriteString("question", answer.QuestionCode);
            if (answer.Language is { } language) json.WriteString("language", language == AnswerLanguage.Chinese ? "zh" : "en");
            json.WriteNumber("version", answer.Version);
            json.WriteString("text", answer.Text);
            json.WriteEndObject();
        }
    }

    private static void WriteFiles(Utf8JsonWriter json, Draft draft)
    {
        json.WriteStartArray("files");
        foreach (var file in draft.Files.Values.OrderBy(f => f.QuestionCode, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("slot", file.QuestionCode);
            json.WriteString("name", file.FileName);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Digest.Hex);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
