using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>Keeps what an applicant types in answer to a question. Stale when a colleague's later text stands there.</summary>
/// <param name="Seen">The version over which it was typed; 0 where there was none.</param>
[Allow(Permission.EditApplications)]
[KeepsOwnHistory("a draft; what is sent back is audited")]
public sealed record SaveReply(ClarificationId Clarification, long Seen, string After, string Explanation) : IOperation<SavedReply>;

public sealed record SavedReply(DateTime At, long Version);

internal sealed class SaveReplyValidator : AbstractValidator<SaveReply>
{
    public SaveReplyValidator()
    {
        RuleFor(o => o.After).MaximumLength(AnswerRules.MaxCharacters);
        RuleFor(o => o.Explanation).MaximumLength(Clarification.TextLength);
    }
}

internal sealed class SaveReplyHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<SaveReply, SavedReply>
{
    public async Task<SavedReply> HandleAsync(SaveReply operation, CancellationToken cancel)
    {
        var found = await (
            from a in db.Set<GrantApplication>().EditableBy(actor.Value)
            join c in db.Set<Clarification>().AsNoTracking() on a.Id equals c.ApplicationId
            join s in db.Set<ScreeningCase>() on c.CaseId equals s.Id
            where c.Id == operation.Clarification
            select new { Clarification = c.State, Case = s.State }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException();
        if (found.Case != ScreeningState.WithApplicant || found.Clarification != ClarificationState.Asked)
            throw new RuleViolation("screening.not-asked", ScreeningWords.NotAsked);
        var reply = await db.Set<ClarificationReply>().FirstOrDefaultAsync(r => r.Id == operation.Clarification, cancel);
        if (reply is not null && (reply.After, reply.Explanation) == (operation.After, operation.Explanation)) return new(reply.At, reply.Version);
        if ((reply?.Version ?? 0) != operation.Seen) throw new StaleException();
        if (reply is null) db.Add(reply = ClarificationReply.To(operation.Clarification));
        reply.Write(operation.After, operation.Explanation, actor.Value.RequirePerson(), clock.UtcNow);
        return new(reply.At, reply.Version + 1);
    }
}
