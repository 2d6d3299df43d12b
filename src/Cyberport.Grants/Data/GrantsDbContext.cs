using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Data;

/// <summary>
/// The database, seen by handlers alone and living for one operation. Entities are configured beside themselves and reached by
/// <c>Set&lt;X&gt;()</c>, so that a slice adds a table without touching this file.
/// </summary>
public sealed class GrantsDbContext(DbContextOptions<GrantsDbContext> options) : IdentityUserContext<GrantsUser, Guid>(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) => ModelConventions.Apply(configuration);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(GrantsDbContext).Assembly);
        ModelConventions.Finish(builder);
        ReferenceText.Map(builder);
    }
}
