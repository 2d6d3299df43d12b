using System.Text.Json;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Web.Hosting;

/// <summary>
/// The command <c>verify</c>: checks every invariant of the house (money, capacity, journal, audit chain, snapshots…), a line for
/// each, and one JSON line last. Exit code 0 when all hold, 1 when one is broken.
/// </summary>
internal static class Verify
{
    private sealed record Result(bool Verified, int Invariants, IReadOnlyList<string> Breaches);

    public static async Task<int> RunAsync(IServiceProvider services, TextWriter output)
    {
        await using var scope = services.CreateAsyncScope();
        var invariants = scope.ServiceProvider.GetServices<IInvariant>().OrderBy(i => i.Name, StringComparer.Ordinal).ToList();
        var breaches = new List<string>();
        foreach (var invariant in invariants)
        {
            var found = await invariant.BreachesAsync(default);
            await output.WriteLineAsync($"{(found.Count == 0 ? "holds " : "BROKEN")}  {invariant.Name}");
            breaches.AddRange(found.Select(breach => $"{invariant.Name}: {breach}"));
        }
        await output.WriteLineAsync(JsonSerializer.Serialize(new Result(breaches.Count == 0, invariants.Count, breaches), JsonSerializerOptions.Web));
        return breaches.Count == 0 ? 0 : 1;
    }
}
