using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>
/// The endorser hands a finished draft in. Refused after the deadline, when something is missing or when the organisation is not
/// eligible; Stale when any answer changed after the endorser looked.
/// </summary>
/// <param name="Seen">The fingerprint of all answers on the page that was signed.</param>
/// <param name="Signature">The endorser's name, typed.</param>
[Allow(Permission.EndorseApplications)]
[CrashPoint("submit")]
public sealed record EndorseAndSubmit(GrantApplicationId Id, long Version, AnswersFingerprint Seen, string Signature, string Post) : IOperation<HandedIn>;

/// <param name="Digest">SHA-256 of the snapshot, to be kept with the receipt.</param>
public sealed record HandedIn(string Reference, string Digest);

public sealed class EndorseAndSubmitValidator : AbstractValidator<EndorseAndSubmit>
{
    public EndorseAndSubmitValidator()
    {
        RuleFor(o => o.Signature).NotEmpty().WithMessage(_ => ApplicationsWords.SignatureMissing).MaximumLength(Submission.NameLength);
        RuleFor(o => o.Post).NotEmpty().WithMessage(_ => ApplicationsWords.PostMissing).MaximumLength(Submission.NameLength);
    }
}

internal sealed class EndorseAndSubmitHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms)
    : IOperationHandler<EndorseAndSubmit, HandedIn>
{
    public async Task<HandedIn> HandleAsync(EndorseAndSubmit operation, CancellationToken cancel)
    {
        var me = actor.Value;
        var draft = await db.ReadDraftAsync(db.Set<GrantApplication>().OfThoseWhere(me, OrganisationRoles.Endorser), operation.Id, forms, cancel);
        var application = draft.Application;
        await db.RequireSecondPersonAsync(application.Id, me.RequirePerson(), cancel);
        if (!ApplicationLifecycle.IsEditable(application.Status)) throw ApplicationLifecycle.Refusal(application.Status);
        var call = await db.Set<Call>().AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancel);
        var now = clock.UtcNow;
        CallRules.RequireOpen(call, application.OrganisationId, now);
        CallRules.RequireEligible(call, draft.Organisation);
        application.RequireVersion(operation.Version);
        if (draft.Fingerprint() != operation.Seen) throw new StaleException();
        SubmissionRules.RequireComplete(draft);

        var programme = await db.Set<Programme>().Where(p => p.Id == call.ProgrammeId).Select(p => p.Code).SingleAsync(cancel);
        var reference = await ReferenceCounter.NextAsync(db, programme, GrantsClock.ToHongKong(now).Year, cancel);
        var id = SubmissionId.New();
        var (signature, post) = (operation.Signature.Trim(), operation.Post.Trim());
        application.Submit(id, reference, now);
        var snapshot = Snapshot.Write(draft, call, reference, me, signature, post, now);
        var submission = Submission.Of(id, application.Id, snapshot, me.RequirePerson(), signature, post, now);
        db.Add(submission);
        return new(reference.Value, submission.Digest.Hex);
    }
}
