using Cyberport.Grants.Audit;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.TestKit.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.SqlServer;

/// <summary>The mirror that compiles every query of the suite for SQL Server does look.</summary>
public sealed class TheMirror
{
    [Fact]
    public async Task A_query_that_only_SQLite_understands_fails_where_it_is_run_and_again_at_the_end()
    {
        var host = await GrantsHost.StartAsync();
        await host.InDatabaseAsync(async db =>
            Assert.Contains("Glob", (await Assert.ThrowsAsync<NotSqlServerException>(() =>
                db.Set<AuditRow>().Where(r => EF.Functions.Glob(r.Operation, "a*")).ToListAsync())).Message));

        await Assert.ThrowsAsync<NotSqlServerException>(async () => await host.DisposeAsync());
    }

    [Fact]
    public async Task Lists_counts_single_rows_joins_and_bulk_changes_pass_through_it()
    {
        await using var host = await GrantsHost.StartAsync();
        string[] names = ["a", "b"];
        var before = SqlServerMirror.Seen;
        await host.InDatabaseAsync(async db =>
        {
            var rows = db.Set<AuditRow>();
            await rows.Where(r => names.Contains(r.Operation) && rows.Any(o => o.By == r.By)).OrderBy(r => r.Sequence).Skip(1).Take(2).ToListAsync();
            await rows.CountAsync(r => r.Sequence > before);
            await rows.FirstOrDefaultAsync(r => r.Operation.StartsWith("TheMirror"));
            await rows.GroupBy(r => r.Operation).Select(g => new { g.Key, Last = g.Max(r => r.Sequence) }).ToListAsync();
            await db.Set<Data.Lease>().Where(l => l.Name == "none").ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, "nobody"));
        });

        Assert.True(SqlServerMirror.Seen >= before + 5, $"{SqlServerMirror.Seen - before} queries seen");
    }
}
