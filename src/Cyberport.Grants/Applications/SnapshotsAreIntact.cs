using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>Every submitted application has its snapshot, and every snapshot still fits its digest.</summary>
internal sealed class SnapshotsAreIntact(GrantsDbContext db) : IInvariant
{
    public string Name => "Snapshots fit their digests";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var breaches = new List<string>();
        await foreach (var submission in db.Set<Submission>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
            if (!submission.IsIntact) breaches.Add($"submission {submission.Id.Value} does not fit its digest");
        var without = await db.Set<GrantApplication>()
            .Where(a => a.SubmittedAt != null && !db.Set<Submission>().Any(s => s.ApplicationId == a.Id)).Select(a => a.Id).ToListAsync(cancel);
        breaches.AddRange(without.Select(id => $"application {id.Value} is submitted without a snapshot"));
        return breaches;
    }
}
