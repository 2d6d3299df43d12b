using Cyberport.Grants.Data;
using Cyberport.Grants.Migrations.Sqlite;
using Cyberport.Grants.TestKit.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.SqlServer;

/// <summary>The migrations say what the model says.</summary>
public sealed class MigrationsAreComplete
{
    [Fact]
    public void For_SQLite()
    {
        var options = new DbContextOptionsBuilder<GrantsDbContext>().UseGrantsIdentity();
        new SqliteProvider().Configure(options, "Data Source=:memory:");
        using var db = new GrantsDbContext(options.Options);

        AssertComplete(db);
    }

    [Fact]
    public void For_SQL_Server()
    {
        using var db = SqlServerModel.NewContext();

        AssertComplete(db);
    }

    private static void AssertComplete(GrantsDbContext db)
    {
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), "Run migrations/add NAME.");
    }
}
