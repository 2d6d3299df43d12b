using Cyberport.Grants.Data.Demonstration;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Notifications;
using Cyberport.Grants.Organisations;

namespace Cyberport.Grants.Web.Hosting;

/// <summary>
/// The command <c>setup --email … --name … [--name-zh …]</c>: makes the first administrator of an empty portal and prints the link with
/// which that person chooses a password. Everything else is entered on the pages from there on. Exit code 0 when done, 1 when refused.
/// </summary>
internal static class Setup
{
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        if (services.GetRequiredService<DemonstrationMode>().Enabled)
        {
            await output.WriteLineAsync("Demo:Enabled is on. A portal in earnest has no demonstration: switch it off, then set up.");
            return 1;
        }
        var outcome = await services.GetRequiredService<IServiceScopeFactory>().RunAsSystemAsync(
            new SetUpPortal(given["email"] ?? "", given["name"] ?? "", given["name-zh"] ?? ""));
        if (outcome.Problem is { } problem)
        {
            await output.WriteLineAsync(problem.Message);
            foreach (var (field, messages) in problem.Fields ?? new Dictionary<string, string[]>())
                await output.WriteLineAsync($"  {Option(field)}: {string.Join(' ', messages)}");
            return 1;
        }
        var portal = services.GetRequiredService<MailSettings>().PortalUrl;
        await output.WriteLineAsync($"{given["email"]} is the first administrator. Within {SetUpPortal.LinkValidity.TotalHours} hours, and once only, the password is chosen here:");
        await output.WriteLineAsync($"{portal}/account/confirm-email/{outcome.Value}");
        await output.WriteLineAsync("Then start the portal, sign in, and add an authenticator app: without one an administrator has no rights.");
        return 0;
    }

    private static string Option(string field) => field switch
    {
        nameof(SetUpPortal.Email) => "--email",
        nameof(SetUpPortal.Name) => "--name",
        _ => "--name-zh",
    };

    private static async Task<Outcome<T>> RunAsSystemAsync<T>(this IServiceScopeFactory scopes, IOperation<T> operation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OperationRunner>().RunAsAsync(Actor.System("setup"), operation);
    }
}
