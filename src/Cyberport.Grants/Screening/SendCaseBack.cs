using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>The applicant's team has answered every question and sends the case back; the secretariat's clock runs again.</summary>
[Allow(Permission.EditApplications)]
public sealed record SendCaseBack(GrantApplicationId Application, long Version) : IOperation<Nothing>;

internal sealed class SendCaseBackHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms, WorkingCalendar calendar)
    : IOperationHandler<SendCaseBack, Nothing>
{
    public async Task<Nothing> HandleAsync(SendCaseBack operation, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>().AsNoTracking().EditableBy(actor.Value).FirstOrDefaultAsync(a => a.Id == operation.Application, cancel)
            ?? throw new NotFoundException();
        var screening = await db.Set<ScreeningCase>().FirstOrDefaultAsync(c => c.ApplicationId == operation.Application, cancel) ?? throw new NotFoundException();
        if (screening.State != ScreeningState.WithApplicant || application.Status != ApplicationStatus.Submitted)
            throw new RuleViolation("screening.not-asked", ScreeningWords.NotAsked);
        screening.RequireVersion(operation.Version);
        var form = await forms.GetAsync(db, application.FormCode, application.FormVersion, cancel);
        var asked = await db.Set<Clarification>().Where(c => c.CaseId == screening.Id && c.State == ClarificationState.Asked).OrderBy(c => c.Number).ToListAsync(cancel);
        var ids = asked.Select(c => c.Id).ToArray();
        var replies = await db.Set<ClarificationReply>().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        foreach (var clarification in asked)
        {
            var reply = replies.GetValueOrDefault(clarification.Id);
            var (after, explanation) = (ClarificationRules.Changed(clarification, reply), (reply?.Explanation ?? "").Trim());
            if (after.Length == 0 && explanation.Length == 0)
                throw new RuleViolation("screening.unanswered", string.Format(CultureInfo.CurrentCulture, ScreeningWords.Unanswered, clarification.Number));
            if (ClarificationRules.Problem(form, clarification, after) is { } problem)
                throw new RuleViolation("screening.answer-wrong", string.Format(CultureInfo.CurrentCulture, ScreeningWords.AnswerWrong, clarification.Number, problem));
            clarification.SendBack(after, explanation, actor.Value.RequirePerson(), clock.UtcNow);
            if (reply is not null) db.Remove(reply);
        }
        screening.SendBackByApplicant(clock.UtcNow, await calendar.DaysAsync(cancel));
        return Nothing.AtAll;
    }
}

/// <summary>How a reply stands to what is asked. Pure.</summary>
public static class ClarificationRules
{
    /// <summary>The new answer; empty where nothing was changed.</summary>
    public static string Changed(Clarification clarification, ClarificationReply? reply) =>
        reply is null || reply.After.Trim() == clarification.Before.Trim() ? "" : reply.After.Trim();

    /// <summary>What is wrong with a text by the question's own limits.</summary>
    public static string? Problem(FormDefinition form, Clarification clarification, string after) =>
        after.Length > 0 && form.Find(clarification.QuestionCode) is { IsText: true } question
            ? AnswerRules.Check(form, question, clarification.Language, after).Problem : null;
}
