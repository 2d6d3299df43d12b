using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Data;

/// <summary>
/// Identity's schema version is read from the application's services only; a context made without them silently gets version 1,
/// which has no table for passkeys. Run time, design time and tests all come through here.
/// </summary>
public static class GrantsIdentity
{
    public static void Configure(IdentityOptions options) => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    /// <summary>For contexts made by hand (design time, tests of the model).</summary>
    public static DbContextOptionsBuilder<GrantsDbContext> UseGrantsIdentity(this DbContextOptionsBuilder<GrantsDbContext> options)
    {
        options.UseApplicationServiceProvider(new ServiceCollection().Configure<IdentityOptions>(Configure).BuildServiceProvider());
        return options;
    }
}
