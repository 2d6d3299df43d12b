using Cyberport.Grants.Data;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Web.Hosting;

/// <summary>The command line of the portal: without a verb it serves, with <c>migrate</c>, <c>setup</c>, <c>seed</c> or <c>verify</c> it does that and ends.</summary>
internal static class Commands
{
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        var verb = args.FirstOrDefault(a => !a.StartsWith('-'));
        switch (args.Length > 0 && args[0] == verb ? verb : null)
        {
            case "migrate":
                await MigrateAsync(app.Services);
                return 0;
            case "seed":
                await MigrateAsync(app.Services);
                await DemonstrationStart.SeedAsync(app.Services, app.Configuration.DataFolder(), app.Configuration.GetValue("applications", 0));
                return 0;
            case "setup":
                await MigrateAsync(app.Services);
                return await Setup.RunAsync(app.Services, args, Console.Out);
            case "verify":
                return await Verify.RunAsync(app.Services, Console.Out);
            case null:
                await MigrateAsync(app.Services);
                await DemonstrationStart.RunAsync(app.Services, app.Configuration.DataFolder());
                await app.RunAsync();
                return 0;
            default:
                await Console.Error.WriteLineAsync($"Unknown command '{verb}'. Known: migrate, setup --email … --name …, seed [--applications N], verify; none of them serves the portal.");
                return 2;
        }
    }

    private static async Task MigrateAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GrantsDbContext>();
        await db.Database.MigrateAsync();
        await GeneralHolidays.BringInAsync(db, default);
    }
}
