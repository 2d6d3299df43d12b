using Cyberport.Grants.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Cyberport.Grants.Migrations.Sqlite;

/// <summary>Lets <c>migrations/add NAME</c> read the model without starting the portal.</summary>
public sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<GrantsDbContext>
{
    public GrantsDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<GrantsDbContext>().UseGrantsIdentity();
        new SqliteProvider().Configure(options, "Data Source=design-time.db");
        return new GrantsDbContext(options.Options);
    }
}
