using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;

namespace Cyberport.Grants.Applications.Packs;

/// <summary>
/// The signed answers as a page for people, in the order of the form and the reader's language: one file that any browser opens and that
/// fetches nothing. Whatever was typed is text in it, never markup.
/// </summary>
/// <param name="files">Where in the pack the file of a slot lies.</param>
internal sealed class AnswersToRead(
    GrantApplication application, Organisation organisation, string call, FormDefinition form, SubmittedAnswers answers, ILookup<string, string> files)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;

    public async Task WriteAsync(Stream target, CancellationToken cancel)
    {
        // Written long after the query was asked, in the language it was asked in.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_language, _language);
        await using var page = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var title = Encode($"{application.Reference} · {organisation.Name}");
        await page.WriteAsync($$"""
            <!DOCTYPE html>
            <html lang="{{_language.Name}}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{title}}</title>
            <style>body { max-width: 70ch; margin: 2em auto; padding: 0 1em; font-family: sans-serif; line-height: 1.5 } dt { font-weight: bold; margin-top: 1em } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }</style>
            </head>
            <body>
            <h1>{{title}}</h1>
            <p>{{Encode(call)}}</p>

            """.AsMemory(), cancel);
        foreach (var section in form.Sections.Where(s => !s.PerProject)) await WriteAsync(page, section, null, cancel);
        foreach (var project in application.Projects.OrderBy(p => p.Number))
            foreach (var section in form.Sections.Where(s => s.PerProject)) await WriteAsync(page, section, project, cancel);
        await page.WriteAsync("</body>\n</html>\n".AsMemory(), cancel);
        await page.FlushAsync(cancel);
    }

    private async Task WriteAsync(StreamWriter page, FormSection section, Project? project, CancellationToken cancel)
    {
        var heading = project is null ? $"{section.Code}. {section.Title}" : $"{section.Code}. {project.Reference} · {project.Title}";
        await page.WriteAsync($"<h2>{Encode(heading)}</h2>\n".AsMemory(), cancel);
        foreach (var topic in section.Topics)
        {
            var rows = Completeness.AskedIn(topic, organisation.Category).SelectMany(q => Draft.KeysOf(q, project?.Id).Select(key => Row(q, key))).ToList();
            if (rows.Count == 0) continue;
            await page.WriteAsync($"<h3>{Encode(topic.Title.ToString())}</h3>\n<dl>\n{string.Concat(rows)}</dl>\n".AsMemory(), cancel);
        }
    }

    private string Row(Question question, AnswerKey key)
    {
        var answer = question.Kind == QuestionKind.File
            ? string.Concat(files[question.Code].Select(path => $"<a href=\"{Encode(Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal))}\">{Encode(path)}</a>"))
            : Encode(AnswerInWords.Of(question, form.ChoicesOf(question), answers.TextOf(key)));
        return $"<dt>{Encode(Completeness.LabelOf(question, key))}</dt>\n<dd{LangOf(key.Language)}>{(answer.Length > 0 ? answer : "–")}</dd>\n";
    }

    private static string LangOf(AnswerLanguage? language) => language switch
    {
        AnswerLanguage.English => " lang=\"en\"",
        AnswerLanguage.Chinese => " lang=\"zh-Hant\"",
        null => "",
    };

    private static string Encode(string text) => Html.Encode(text);
}
