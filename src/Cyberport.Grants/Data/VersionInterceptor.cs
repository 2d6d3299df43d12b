using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cyberport.Grants.Data;

/// <summary>Raises the version of every aggregate that the save changes, also where only a part of it changed.</summary>
internal sealed class VersionInterceptor : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData save, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var changes = save.Context!.ChangeTracker;
        changes.DetectChanges();
        var touched = changes.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => e.Entity switch { Aggregate root => root, IPartOf part => part.Root, _ => null })
            .OfType<Aggregate>().Distinct().ToList();
        foreach (var root in touched)
        {
            var entry = save.Context.Entry(root);
            if (entry.State == EntityState.Deleted) continue;
            if (entry.State != EntityState.Added) entry.Property(nameof(Aggregate.Version)).CurrentValue = root.Version + 1;
            else root.Version = 1;
        }
        return ValueTask.FromResult(result);
    }
}
