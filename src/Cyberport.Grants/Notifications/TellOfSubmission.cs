using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>A signature is asked for; the application goes in, or is taken back.</summary>
internal sealed class TellOfSubmission(Telling telling, Messenger messenger, Audience audience, GrantsDbContext db)
    : IEventHandler<EndorsementAsked>, IEventHandler<ApplicationSubmitted>, IEventHandler<ApplicationWithdrawn>
{
    public async Task HandleAsync(EndorsementAsked happened, CancellationToken cancel)
    {
        var about = await audience.CaseAsync(happened.Application, null, cancel);
        var asking = await audience.PersonAsync(happened.By, cancel);
        // A draft may be taken back and handed to the endorser again.
        await telling.OfAsync(NoticeKind.EndorsementAsked, Guid.CreateVersion7(), new Occasion(about),
            about.Facts with { Who = Messenger.NameOf(asking) }, NoticeLinks.Case(happened.Application), cancel);
    }

    public async Task HandleAsync(ApplicationSubmitted happened, CancellationToken cancel)
    {
        var about = await audience.CaseAsync(happened.Application, null, cancel);
        var submission = await db.Set<Submission>().AsNoTracking().Where(s => s.Id == happened.Submission).Select(s => new { s.At, s.SignedBy }).SingleAsync(cancel);
        var facts = about.Facts with { When = submission.At };
        await telling.OfAsync(NoticeKind.Submitted, happened.Submission.Value, new Occasion(about, Named: (NoticeRole.Signatory, [submission.SignedBy])), facts, NoticeLinks.Case(happened.Application), cancel);

        // Never only to whoever submitted: agents have filed for bodies that did not know (DOMAIN §1).
        var organisation = await audience.OrganisationAsync(happened.Organisation, cancel);
        var lead = await audience.PersonAsync(about.Lead, cancel);
        messenger.Write(NoticeMatrix.Row(NoticeKind.SubmittedToContact, NoticeRole.RegisteredContact), happened.Submission.Value, organisation.RegisteredContactEmail, lead.Language, null, facts, NoticeLinks.SignIn);

        await telling.OfAsync(NoticeKind.SubmittedToOfficers, happened.Submission.Value, new Occasion(about), facts, NoticeLinks.Screening, cancel);
    }

    public async Task HandleAsync(ApplicationWithdrawn happened, CancellationToken cancel)
    {
        if (happened.Reference is null) return; // nobody but its team ever saw the draft
        var about = await audience.CaseAsync(happened.Application, null, cancel);
        await telling.OfAsync(NoticeKind.Withdrawn, happened.Application.Value, new Occasion(about), about.Facts, NoticeLinks.Case(happened.Application), cancel);
    }
}
