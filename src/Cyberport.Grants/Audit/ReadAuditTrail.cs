using System.Text.Json;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Audit;

/// <summary>What the auditor looks for; empty parts do not narrow.</summary>
/// <param name="About">A case's reference, or the id of anything: rows that changed it, its projects, or name them.</param>
/// <param name="Person">Part of a name or an address.</param>
/// <param name="Operation">The beginning of an operation's name.</param>
/// <param name="From">Hong Kong days, both included.</param>
public sealed record AuditFilter(string? About = null, string? Person = null, string? Operation = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>One row of the trail.</summary>
/// <param name="Who">The person's name; null where a worker acted.</param>
/// <param name="Seal">Its number in the chain; null while it waits to be sealed.</param>
public sealed record AuditLine(
    long Sequence, DateTime At, DateTime MachineAt, string? Who, string? System, string Operation, IReadOnlyList<AuditChange> Changes, long? Seal, string? Hash);

/// <param name="Figures">Name → before and after.</param>
public sealed record AuditChange(string Type, string Id, string Verb, IReadOnlyDictionary<string, string?[]> Figures);

/// <summary>The auditor reads the trail, newest first.</summary>
[Allow(Permission.ReadAudit)]
public sealed record ReadAuditTrail(AuditFilter Filter, int PageNumber = 1) : IQuery<Page<AuditLine>>
{
    public const int PageSize = 50;
}

internal sealed class ReadAuditTrailHandler(GrantsDbContext db) : IQueryHandler<ReadAuditTrail, Page<AuditLine>>
{
    public async Task<Page<AuditLine>> HandleAsync(ReadAuditTrail query, CancellationToken cancel)
    {
        var rows = await NarrowAsync(db.Set<AuditRow>().AsNoTracking(), query.Filter, cancel);
        var total = await rows.CountAsync(cancel);
        var number = Math.Max(1, query.PageNumber);
        var page = await rows.OrderByDescending(r => r.Sequence).Skip((number - 1) * ReadAuditTrail.PageSize).Take(ReadAuditTrail.PageSize)
            .Select(r => new
            {
                Row = r,
                Seal = db.Set<AuditSeal>().Where(s => s.Row == r.Sequence).Select(s => new { s.Number, s.Hash }).FirstOrDefault(),
                Who = db.Set<Person>().Where(p => p.Id == r.By).Select(p => new { p.Name, p.NameChinese }).FirstOrDefault(),
            }).ToListAsync(cancel);
        return new([.. page.Select(x => new AuditLine(
            x.Row.Sequence, x.Row.At, x.Row.MachineAt, x.Who is null ? null : new BilingualText(x.Who.Name, x.Who.NameChinese).ToString(), x.Row.System, x.Row.Operation,
            JsonSerializer.Deserialize<List<AuditChange>>(x.Row.Changes, GrantsJson.Options)!, x.Seal?.Number, x.Seal?.Hash.Short))], number, ReadAuditTrail.PageSize, total);
    }

    private async Task<IQueryable<AuditRow>> NarrowAsync(IQueryable<AuditRow> rows, AuditFilter filter, CancellationToken cancel)
    {
        if (filter.About is { Length: > 0 } about)
        {
            var ids = await IdsOfAsync(about, cancel);
            rows = rows.Where(r => ids.Any(id => r.Changes.Contains(id)));
        }
        if (filter.Person is { Length: > 0 } person)
        {
            var email = EmailAddress.Normalise(person);
            var people = db.Set<Person>().Where(p => p.Name.Contains(person) || p.NameChinese.Contains(person) || p.Email.Contains(email));
            rows = rows.Where(r => people.Any(p => p.Id == r.By));
        }
        if (filter.Operation is { Length: > 0 } operation) rows = rows.Where(r => r.Operation.StartsWith(operation));
        if (filter.From is { } from)
        {
            var start = GrantsClock.StartOf(from);
            rows = rows.Where(r => r.At >= start);
        }
        if (filter.To is { } to)
        {
            var end = GrantsClock.StartOf(to.AddDays(1));
            rows = rows.Where(r => r.At < end);
        }
        return rows;
    }

    /// <summary>Rows hold ids, never references: a case is found by the ids of its application and projects.</summary>
    private async Task<List<string>> IdsOfAsync(string about, CancellationToken cancel)
    {
        if (!about.Contains('-') || Guid.TryParse(about, out _)) return [about];
        ReferenceNumber reference;
        try
        {
            reference = ReferenceNumber.Parse(about.Trim());
        }
        catch (FormatException)
        {
            return [about];
        }
        var application = await db.Set<GrantApplication>().AsNoTracking().Include(a => a.Projects)
            .SingleOrDefaultAsync(a => a.Reference == reference || a.Projects.Any(p => p.Reference == reference), cancel);
        return application is null ? [about] : [application.Id.Value.ToString(), .. application.Projects.Select(p => p.Id.Value.ToString())];
    }
}
