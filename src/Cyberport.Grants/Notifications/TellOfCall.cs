using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>There is more time, or no more: whoever has a draft under the call is told.</summary>
internal sealed class TellOfCall(Telling telling, Audience audience, GrantsDbContext db) : IEventHandler<CallExtended>, IEventHandler<CallClosed>
{
    public Task HandleAsync(CallExtended happened, CancellationToken cancel) =>
        TellWritersAsync(NoticeKind.CallExtended, happened.Call, happened.Organisation, happened.Until, cancel);

    public Task HandleAsync(CallClosed happened, CancellationToken cancel) =>
        TellWritersAsync(NoticeKind.CallClosed, happened.Call, null, happened.At, cancel);

    private async Task TellWritersAsync(NoticeKind kind, CallId id, OrganisationId? only, DateTime when, CancellationToken cancel)
    {
        var call = await db.Set<Call>().AsNoTracking().SingleAsync(c => c.Id == id, cancel);
        var drafts = await db.Set<GrantApplication>().AsNoTracking()
            .Where(a => a.CallId == id && (a.Status == ApplicationStatus.Draft || a.Status == ApplicationStatus.AwaitingEndorsement))
            .Where(a => only == null || a.OrganisationId == only).Select(a => a.Id).ToListAsync(cancel);
        foreach (var draft in drafts)
        {
            var about = await audience.CaseAsync(draft, null, cancel);
            // Each extension is news of its own, for each draft.
            await telling.OfAsync(kind, Guid.CreateVersion7(), new Occasion(about),
                about.Facts with { Title = new BilingualText(call.Name.English, call.Name.Traditional), When = when }, NoticeLinks.Case(draft), cancel);
        }
    }
}
