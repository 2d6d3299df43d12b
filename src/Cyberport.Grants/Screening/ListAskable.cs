using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>What an officer may ask about: every answer and attachment of the case but the compute request.</summary>
[Allow(Permission.ScreenApplications)]
public sealed record ListAskable(ScreeningCaseId Case) : IQuery<IReadOnlyList<Askable>>;

public sealed record Askable(AnswerKey Key, string Label);

internal sealed class ListAskableHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms) : IQueryHandler<ListAskable, IReadOnlyList<Askable>>
{
    public async Task<IReadOnlyList<Askable>> HandleAsync(ListAskable query, CancellationToken cancel)
    {
        var file = await db.CaseFileAsync(query.Case, actor.Value.RequirePerson(), clock.Today, cancel);
        var form = await forms.GetAsync(db, file.Application.FormCode, file.Application.FormVersion, cancel);
        var projects = await db.Set<Project>().AsNoTracking().Where(p => p.ApplicationId == file.Application.Id).OrderBy(p => p.Number).Select(p => new { p.Id, p.Number }).ToListAsync(cancel);
        var questions = form.Sections.SelectMany(s => s.PerProject ? projects.SelectMany(p => Of(s, p.Id, p.Number)) : Of(s, null, null));
        return [.. questions];

        IEnumerable<Askable> Of(FormSection section, ProjectId? project, int? number) => section.Topics.SelectMany(t => Completeness.AskedIn(t, file.Category))
            .Where(q => q.Kind is not (QuestionKind.Cards or QuestionKind.Months or QuestionKind.StartMonth))
            .SelectMany(q => Draft.KeysOf(q, project).Select(key => new Askable(key, ViewClarificationsHandler.Label(q, key, number))));
    }
}
