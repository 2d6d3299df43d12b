using Cyberport.Grants.Data;
using Cyberport.Grants.Migrations.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Cyberport.Grants.Tests.Kernel;

/// <summary>A database with rows in it takes the later migrations and loses nothing.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public async Task Runs_collected_before_there_was_a_column_for_it_say_what_they_used()
    {
        var file = Path.Combine(Path.GetTempPath(), $"grants-upgrade-{Guid.CreateVersion7():N}.db");
        try
        {
            await using var db = Open(file);
            await db.GetService<IMigrator>().MigrateAsync("AppendOnlyRecords");
            await InsertRunAsync(db, 1, "'2026-01-07 01:00:00'", "'2026-01-07 02:30:01'", gpus: 4);
            await InsertRunAsync(db, 2, "'2026-01-07 01:00:00'", "NULL", gpus: 4);

            await db.Database.MigrateAsync();

            Assert.Equal([4 * 5401, 0], await db.Database.SqlQueryRaw<long>("SELECT GpuSeconds AS Value FROM UsageRun ORDER BY JobId").ToListAsync());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static GrantsDbContext Open(string file)
    {
        var options = new DbContextOptionsBuilder<GrantsDbContext>().UseGrantsIdentity();
        new SqliteProvider().Configure(options, $"Data Source={file};Pooling=False");
        return new(options.Options);
    }

    /// <summary>Alone, without the allocation that it would belong to.</summary>
    private static async Task InsertRunAsync(GrantsDbContext db, int job, string started, string ended, int gpus)
    {
        var sql = "INSERT INTO UsageRun (Id, AllocationId, Cluster, JobId, SubmittedAt, Login, StartedAt, EndedAt, Gpus, State, Match) "
            + $"VALUES ('{Guid.CreateVersion7()}', '{Guid.CreateVersion7()}', 'c', {job}, '2026-01-07 00:00:00', 'alice', {started}, {ended}, {gpus}, 'COMPLETED', 'Matched')";
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF;");
        await db.Database.ExecuteSqlRawAsync(sql);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=ON;");
        await db.Database.CloseConnectionAsync();
    }
}
