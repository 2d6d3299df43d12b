using Cyberport.Grants.Data.Demonstration;
using Cyberport.Grants.Data.Seeding;

namespace Cyberport.Grants.Web.Hosting;

/// <summary>What a demonstration does before it serves: it is seeded where nothing is yet, and its clock goes on from where it was. Refused beside real people.</summary>
internal static class DemonstrationStart
{
    public static async Task RunAsync(IServiceProvider services, string folder)
    {
        if (!services.GetRequiredService<DemonstrationMode>().Enabled) return;
        await SeedAsync(services, folder, applications: 0);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemonstrationClock>().FollowAsync(default);
    }

    /// <summary>Seeds, and leaves a mark in the folder while it does, so that a demonstration that was cut off is not taken for a whole one.</summary>
    /// <exception cref="InvalidOperationException">An earlier seeding was cut off, or real people exist here.</exception>
    public static async Task SeedAsync(IServiceProvider services, string folder, int applications)
    {
        var mark = Path.Combine(folder, "seeding");
        if (File.Exists(mark)) throw new InvalidOperationException($"The demonstration was cut off while it was written. Delete its database and {folder}, and start again.");
        var seed = services.GetRequiredService<DemonstrationSeed>();
        if (!await seed.IsWantedAsync(default)) return;
        await File.WriteAllTextAsync(mark, "");
        await seed.RunAsync(applications, default);
        File.Delete(mark);
    }
}
