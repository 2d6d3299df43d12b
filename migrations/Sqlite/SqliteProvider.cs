using System.Data.Common;
using Cyberport.Grants.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cyberport.Grants.Migrations.Sqlite;

/// <summary>One file, written by one writer at a time, on disk before a save is acknowledged (WAL, synchronous FULL).</summary>
public sealed class SqliteProvider : DatabaseProvider
{
    private const int Busy = 5, Locked = 6, ConstraintUnique = 2067, ConstraintPrimaryKey = 1555;

    private readonly SemaphoreSlim _gate = new(1, 1);

    public override string Name => "Sqlite";

    public override SemaphoreSlim WriteGate => _gate;

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, o => o.MigrationsAssembly(typeof(SqliteProvider).Assembly.GetName().Name))
            .AddInterceptors(Pragmas.Instance);

    public override bool IsUniqueViolation(DbUpdateException failure) =>
        CauseOf<SqliteException>(failure) is { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    public override bool IsWorthRetrying(Exception failure) =>
        CauseOf<SqliteException>(failure) is { SqliteErrorCode: Busy or Locked };

    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static readonly Pragmas Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        // Without recursive_triggers INSERT OR REPLACE deletes a row without asking the triggers that forbid it.
        private static void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;";
            command.ExecuteNonQuery();
        }
    }
}
