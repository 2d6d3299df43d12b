using System.Text.Json;
using Cyberport.Grants.Audit;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cyberport.Grants.Data;

/// <summary>Adds the audit row of an operation to the very save that carries its changes, so that neither exists without the other.</summary>
internal sealed class AuditInterceptor(CurrentOperation operation, CurrentActor actor, GrantsClock clock) : SaveChangesInterceptor
{
    private sealed record Change(string Type, string Id, string Verb, IReadOnlyDictionary<string, string?[]> Figures);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData save, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (!operation.Audited) return ValueTask.FromResult(result);
        var changes = save.Context!.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Where(e => e.Entity is not IUnaudited)
            .Select(Describe).ToList();
        if (changes.Count == 0) return ValueTask.FromResult(result);
        save.Context.Add(new AuditRow
        {
            Id = Guid.CreateVersion7(),
            At = clock.UtcNow,
            MachineAt = clock.MachineUtcNow,
            By = actor.Value.Person,
            System = actor.Value.IsSystem ? actor.Value.Name : null,
            Session = actor.Value.Session,
            Operation = operation.Name,
            Command = operation.Command,
            Changes = JsonSerializer.Serialize(changes, GrantsJson.Options),
        });
        return ValueTask.FromResult(result);
    }

    private static Change Describe(EntityEntry entry)
    {
        var figures = WithParts("", entry.Properties, entry.ComplexProperties)
            .Where(p => entry.State != EntityState.Modified || p.Property.IsModified)
            .Where(p => !p.Property.Metadata.IsPrimaryKey() && p.Property.Metadata.ClrType != typeof(byte[]))
            .ToDictionary(p => p.Name, p => new[]
            {
                entry.State == EntityState.Added ? null : Figure(p.Property.OriginalValue),
                entry.State == EntityState.Deleted ? null : Figure(p.Property.CurrentValue),
            });
        return new Change(entry.Metadata.ClrType.Name, KeyOf(entry), Verb(entry.State), figures);
    }

    /// <summary>The plain properties and, by their whole way (<c>Request.Cards</c>), those inside values.</summary>
    private static IEnumerable<(string Name, PropertyEntry Property)> WithParts(string way, IEnumerable<PropertyEntry> plain, IEnumerable<ComplexPropertyEntry> values) =>
        plain.Select(p => (way + p.Metadata.Name, p)).Concat(values.SelectMany(v => WithParts($"{way}{v.Metadata.Name}.", v.Properties, v.ComplexProperties)));

    private static string Verb(EntityState state) => state == EntityState.Added ? "added" : state == EntityState.Deleted ? "deleted" : "changed";

    private static string KeyOf(EntityEntry entry) =>
        string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Figure(entry.Property(p.Name).CurrentValue, ofKey: true)));

    /// <summary>Texts are told by their length alone: what a person wrote does not belong into a trail that is kept for ever.</summary>
    private static string? Figure(object? value, bool ofKey = false) => value switch
    {
        null => null,
        string text when !ofKey => $"text({text.Length})",
        // Codes of a list, such as conditions, are names of the house and no person's words.
        IEnumerable<string> codes => string.Join(',', codes.Select(code => IsCode(code) ? code : Figure(code))),
        DateTime at => at.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable figure => figure.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        IId id => id.Value.ToString(),
        _ => value.ToString(),
    };

    private static bool IsCode(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
