using Cyberport.Grants.Data;
using Cyberport.Grants.Migrations.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.TestKit.SqlServer;

/// <summary>The house's model as SQL Server has it, without a server.</summary>
public static class SqlServerModel
{
    /// <summary>A context whose commands, when they are caught, never leave the process.</summary>
    public static GrantsDbContext NewContext(CaughtCommands? caught = null)
    {
        var options = new DbContextOptionsBuilder<GrantsDbContext>().UseGrantsIdentity();
        new SqlServerProvider().Configure(options, "Server=nowhere;Connect Timeout=1");
        if (caught is not null) options.AddInterceptors(caught.Interceptors);
        return new GrantsDbContext(options.Options);
    }
}
