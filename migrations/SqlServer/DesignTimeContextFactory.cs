using Cyberport.Grants.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Cyberport.Grants.Migrations.SqlServer;

/// <summary>Lets <c>migrations/add NAME</c> read the model without starting the portal.</summary>
public sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<GrantsDbContext>
{
    public GrantsDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<GrantsDbContext>().UseGrantsIdentity();
        new SqlServerProvider().Configure(options, "Server=design-time");
        return new GrantsDbContext(options.Options);
    }
}
