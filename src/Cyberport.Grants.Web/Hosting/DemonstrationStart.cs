using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Demonstration;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Web.Hosting;

/// <summary>What a demonstration does before it serves: its people come, and its clock goes on from where it was. Refused beside real people.</summary>
internal static class DemonstrationStart
{
    public static async Task RunAsync(IServiceProvider services)
    {
        if (!services.GetRequiredService<DemonstrationMode>().Enabled) return;
        await using var scope = services.CreateAsyncScope();
        await SeedPeople.RunAsync(scope.ServiceProvider.GetRequiredService<GrantsDbContext>(), services.GetRequiredService<GrantsClock>().UtcNow, default);
        await scope.ServiceProvider.GetRequiredService<DemonstrationClock>().FollowAsync(default);
    }
}
