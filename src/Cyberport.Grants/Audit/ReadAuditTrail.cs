using System.Text.Json;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Audit;

/// <summary>What the auditor looks for; empty parts do not narrow.</summary>
/// <param name="About">The id of a thing (a case, a project, an offer): rows that changed it or name it.</param>
/// <param name="Operation">The beginning of an operation's name.</param>
/// <param name="From">Hong Kong days, both included.</param>
public sealed record AuditFilter(string? About = null, PersonId? By = null, string? Operation = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>One row of the trail.</summary>
/// <param name="Seal">Its number in the chain; null while it waits to be sealed.</param>
public sealed record AuditLine(
    long Sequence, DateTime At, DateTime MachineAt, PersonId? By, string? System, string Operation, IReadOnlyList<AuditChange> Changes, long? Seal, string? Hash);

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
        var rows = Narrow(db.Set<AuditRow>().AsNoTracking(), query.Filter);
        var total = await rows.CountAsync(cancel);
        var page = await rows.OrderByDescending(r => r.Sequence)
            .Skip((Math.Max(1, query.PageNumber) - 1) * ReadAuditTrail.PageSize).Take(ReadAuditTrail.PageSize)
            .Select(r => new { Row = r, Seal = db.Set<AuditSeal>().Where(s => s.Row == r.Sequence).Select(s => new { s.Number, s.Hash }).FirstOrDefault() })
            .ToListAsync(cancel);
        var lines = page.Select(x => new AuditLine(x.Row.Sequence, x.Row.At, x.Row.MachineAt, x.Row.By, x.Row.System, x.Row.Operation,
            JsonSerializer.Deserialize<List<AuditChange>>(x.Row.Changes, GrantsJson.Options)!, x.Seal?.Number, x.Seal?.Hash.Short)).ToList();
        return new Page<AuditLine>(lines, Math.Max(1, query.PageNumber), ReadAuditTrail.PageSize, total);
    }

    private static IQueryable<AuditRow> Narrow(IQueryable<AuditRow> rows, AuditFilter filter)
    {
        if (filter.About is { Length: > 0 } about) rows = rows.Where(r => r.Changes.Contains(about));
        if (filter.By is { } by) rows = rows.Where(r => r.By == by);
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
}
