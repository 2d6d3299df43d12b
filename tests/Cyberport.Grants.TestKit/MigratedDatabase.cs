using Cyberport.Grants.Data;
using Cyberport.Grants.Migrations.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.TestKit;

/// <summary>An empty database made by the migrations once per test run; each test starts from a copy of the file.</summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static Task<string> FileAsync() => Made.Value;

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("grants-migrated-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "grants.db");
        var options = new DbContextOptionsBuilder<GrantsDbContext>().UseGrantsIdentity();
        new SqliteProvider().Configure(options, $"Data Source={file};Pooling=False");
        await using var db = new GrantsDbContext(options.Options);
        await db.Database.MigrateAsync();
        await Programmes.GeneralHolidays.BringInAsync(db, default);
        // The rows of the write-ahead log move into the file itself, which alone is copied.
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        return file;
    }
}
