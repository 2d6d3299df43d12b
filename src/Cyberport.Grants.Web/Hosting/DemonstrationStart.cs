using Cyberport.Grants.Data.Demonstration;
using Cyberport.Grants.Data.Seeding;

namespace Cyberport.Grants.Web.Hosting;

/// <summary>What a demonstration does before it serves: it is seeded where nothing is yet, and its clock goes on from where it was. Refused beside real people.</summary>
internal static class DemonstrationStart
{
    public static async Task RunAsync(IServiceProvider services)
    {
        if (!services.GetRequiredService<DemonstrationMode>().Enabled) return;
        await services.GetRequiredService<DemonstrationSeed>().RunAsync(applications: 0, default);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemonstrationClock>().FollowAsync(default);
    }
}
