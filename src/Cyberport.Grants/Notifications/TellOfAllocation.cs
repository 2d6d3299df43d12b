using Cyberport.Grants.Allocations;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>Jobs can run; computing time is over; the cluster is not what it should be.</summary>
internal sealed class TellOfAllocation(Telling telling, Audience audience, GrantsDbContext db)
    : IEventHandler<AllocationReady>, IEventHandler<AllocationEnded>, IEventHandler<CentreDrifted>
{
    public Task HandleAsync(AllocationReady happened, CancellationToken cancel) =>
        TellTeamAsync(NoticeKind.AllocationReady, happened.Allocation, happened.Project, happened.Application, cancel);

    public Task HandleAsync(AllocationEnded happened, CancellationToken cancel) =>
        TellTeamAsync(NoticeKind.AllocationEnded, happened.Allocation, happened.Project, happened.Application, cancel);

    public Task HandleAsync(CentreDrifted happened, CancellationToken cancel) =>
        // Each drift is news of its own.
        telling.OfAsync(NoticeKind.CentreDrifted, Guid.CreateVersion7(), new Occasion(),
            new NoticeFacts(happened.ProjectReference), NoticeLinks.Allocation(happened.Allocation), cancel);

    private async Task TellTeamAsync(NoticeKind kind, AllocationId id, ProjectId project, GrantApplicationId application, CancellationToken cancel)
    {
        var about = await audience.CaseAsync(application, project, cancel);
        var users = await db.Set<Allocation>().AsNoTracking().Where(a => a.Id == id)
            .SelectMany(a => a.Users).Where(u => u.RemovedAt == null).Select(u => u.PersonId).ToListAsync(cancel);
        await telling.OfAsync(kind, id.Value, new Occasion(about, Named: (NoticeRole.ProjectUsers, users)), about.Facts, NoticeLinks.Use(id), cancel);
    }
}
