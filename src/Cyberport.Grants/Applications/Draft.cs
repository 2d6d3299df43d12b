using System.Globalization;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>
/// One application as it stands: its form, its answers and its files, read together. Everything that judges an application as a
/// whole (task list, check page, submission) looks at this.
/// </summary>
internal sealed record Draft(
    GrantApplication Application, FormDefinition Form, Organisation Organisation,
    IReadOnlyDictionary<string, Answer> Answers, IReadOnlyDictionary<string, Attachment> Files)
{
    public IEnumerable<Project> Projects => Application.Projects.OrderBy(p => p.Number);

    public string TextOf(AnswerKey key) => Answers.GetValueOrDefault(key.Slot)?.Text ?? "";

    /// <summary>The answers that a question is asked for: one, or an English and a Chinese one.</summary>
    public static IEnumerable<AnswerKey> KeysOf(Question question, ProjectId? project) => question.Bilingual
        ? [new(question.Code, project, AnswerLanguage.English), new(question.Code, project, AnswerLanguage.Chinese)]
        : [new(question.Code, project)];

    /// <summary>
    /// A digest of which version of every answer, file and project stands. Whoever signs carries the one they saw.
    /// </summary>
    public AnswersFingerprint Fingerprint() => new(Digest.Of(string.Join('\n',
        Answers.Values.Select(a => string.Create(CultureInfo.InvariantCulture, $"a {a.Slot} {a.Version}"))
            .Concat(Files.Values.Select(f => $"f {f.QuestionCode} {f.Digest}"))
            .Concat(Application.Projects.Select(p => $"p {p.Id.Value:N}"))
            .Order(StringComparer.Ordinal))).Hex);
}

/// <summary>What somebody saw of all answers and files, as a digest.</summary>
public readonly record struct AnswersFingerprint(string Value);

internal static class DraftReading
{
    /// <summary>Reads the whole of an application; three commands, whatever its size.</summary>
    /// <exception cref="NotFoundException">Not there, or not among the applications given.</exception>
    public static async Task<Draft> ReadDraftAsync(
        this GrantsDbContext db, IQueryable<GrantApplication> among, GrantApplicationId id, PublishedForms forms, CancellationToken cancel)
    {
        var found = await among.Include(a => a.Projects).Where(a => a.Id == id)
            .Join(db.Set<Organisation>(), a => a.OrganisationId, o => o.Id, (a, o) => new { Application = a, Organisation = o })
            .SingleOrDefaultAsync(cancel) ?? throw new NotFoundException();
        var application = found.Application;
        var answers = await db.Set<Answer>().AsNoTracking().Where(a => a.ApplicationId == id).ToListAsync(cancel);
        var files = await db.Set<Attachment>().AsNoTracking().Where(f => f.ApplicationId == id).ToListAsync(cancel);
        var form = await forms.GetAsync(db, application.FormCode, application.FormVersion, cancel);
        return new(application, form, found.Organisation, answers.ToDictionary(a => a.Slot), files.ToDictionary(f => f.QuestionCode));
    }
}
