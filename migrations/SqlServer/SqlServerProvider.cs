using Cyberport.Grants.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Migrations.SqlServer;

/// <summary>Microsoft SQL Server 2022 and later.</summary>
public sealed class SqlServerProvider : DatabaseProvider
{
    private const int UniqueIndex = 2601, UniqueKey = 2627, DeadlockVictim = 1205, SnapshotConflict = 3960;

    public override string Name => "SqlServer";

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, o => o.MigrationsAssembly(typeof(SqlServerProvider).Assembly.GetName().Name));

    public override bool IsUniqueViolation(DbUpdateException failure) => CauseOf<SqlException>(failure) is { Number: UniqueIndex or UniqueKey };

    public override bool IsWorthRetrying(Exception failure) => CauseOf<SqlException>(failure) is { Number: DeadlockVictim or SnapshotConflict };
}
