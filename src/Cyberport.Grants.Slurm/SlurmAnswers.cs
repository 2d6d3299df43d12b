using System.Text.Json;
using Cyberport.Grants.Allocations;

namespace Cyberport.Grants.Slurm;

/// <summary>
/// Reads the answers of slurmrestd v0.0.40 to v0.0.45: one reader, because what the portal needs has the same names in all of them.
/// Optional numbers come as <c>{set, infinite, number}</c>, states as lists, absent texts as empty ones.
/// </summary>
internal static class SlurmAnswers
{
    public static bool CountsGpus(JsonElement answer) =>
        Items(answer, "TRES").Any(t => Text(t, "type") == "gres" && Text(t, "name") == "gpu");

    public static bool HasCluster(JsonElement answer, string cluster) => Items(answer, "clusters").Any(c => Text(c, "name") == cluster);

    public static bool ControllerAnswers(JsonElement answer) =>
        Items(answer, "pings").Any(p => p.TryGetProperty("responding", out var up) ? up.ValueKind == JsonValueKind.True : Text(p, "pinged") == "UP");

    public static string? Release(JsonElement answer) =>
        answer.TryGetProperty("meta", out var meta) && meta.TryGetProperty("slurm", out var slurm) ? Text(slurm, "release") : null;

    /// <summary>The description of an account; null when the list is empty, which is how these versions say "not found".</summary>
    public static string? AccountDescription(JsonElement answer, string name) =>
        Items(answer, "accounts").Where(a => Text(a, "name") == name).Select(a => Text(a, "description")).FirstOrDefault();

    public static bool HasUser(JsonElement answer, string login) => Items(answer, "users").Any(u => Text(u, "name") == login);

    /// <summary>The account's own row is the one without a user: the server's own filter for it differs by version.</summary>
    public static AccountLimits? OwnLimits(JsonElement answer, string account, string cluster) =>
        Items(answer, "associations")
            .Where(a => Text(a, "account") == account && Text(a, "cluster") == cluster && Text(a, "user").Length == 0)
            .Select(a => a.GetProperty("max"))
            .Select(max => new AccountLimits(
                Gpus(max.GetProperty("tres"), "total"),
                Gpus(max.GetProperty("tres").GetProperty("group"), "minutes"),
                Number(max.GetProperty("jobs").GetProperty("per").GetProperty("count")),
                Number(max.GetProperty("jobs").GetProperty("per").GetProperty("submitted"))))
            .FirstOrDefault();

    public static IReadOnlyList<(string Login, bool IsDefault)> Members(JsonElement answer, string account, string cluster) =>
        [.. Items(answer, "associations")
            .Where(a => Text(a, "account") == account && Text(a, "cluster") == cluster && Text(a, "user").Length > 0)
            .Select(a => (Text(a, "user"), a.TryGetProperty("is_default", out var d) && d.ValueKind == JsonValueKind.True))
            .Distinct().OrderBy(m => m.Item1, StringComparer.Ordinal)];

    public static IReadOnlyList<string> AccountsOf(JsonElement answer, string login, string cluster) =>
        [.. Items(answer, "associations").Where(a => Text(a, "user") == login && Text(a, "cluster") == cluster)
            .Select(a => Text(a, "account")).Distinct().Order(StringComparer.Ordinal)];

    public static IReadOnlyList<CentreJob> Jobs(JsonElement answer) => [.. Items(answer, "jobs").Select(Job)];

    private static CentreJob Job(JsonElement job)
    {
        var time = job.GetProperty("time");
        var state = States(job.GetProperty("state").GetProperty("current"));
        // The first run of a requeued job is told as "PENDING REQUEUED" with its own end, until the second one starts.
        var over = !IsActive(state) || state.Contains("REQUEUED", StringComparison.Ordinal);
        var (start, end) = (At(time, "start"), over ? At(time, "end") : null);
        // A job cancelled while it waited keeps the start that was planned for it, which lies after its end: it never ran.
        if (end < start) start = null;
        return new(
            Text(job, "cluster"), job.GetProperty("job_id").GetInt64(), At(time, "submission") ?? DateTime.UnixEpoch,
            Text(job, "account"), Text(job, "user"), start, end,
            (int)(Gpus(job.GetProperty("tres"), "allocated") ?? 0), state, Text(job.GetProperty("state"), "reason"));
    }

    public static bool IsActive(string state) =>
        state.Split(' ').Any(s => s is "PENDING" or "RUNNING" or "SUSPENDED" or "CONFIGURING" or "COMPLETING" or "STOPPED" or "SIGNALING");

    /// <summary>GPU-seconds that the cluster compares with the account's budget.</summary>
    public static long? CountedSeconds(JsonElement answer, string account)
    {
        if (!answer.TryGetProperty("shares", out var outer)) return null;
        return Items(outer, "shares").Where(s => Text(s, "name") == account)
            .SelectMany(s => Items(s.GetProperty("tres"), "usage")).Where(u => Text(u, "name") == "gres/gpu")
            .Select(u => u.TryGetProperty("value", out var v) ? Whole(v) : null).FirstOrDefault();
    }

    private static string States(JsonElement current) => current.ValueKind == JsonValueKind.Array
        ? string.Join(' ', current.EnumerateArray().Select(s => s.GetString()))
        : current.GetString() ?? "";

    private static DateTime? At(JsonElement time, string name) =>
        time.TryGetProperty(name, out var at) && Whole(at) is > 0 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime : null;

    private static long? Gpus(JsonElement holder, string list) =>
        Items(holder, list).Where(t => Text(t, "type") == "gres" && Text(t, "name") == "gpu")
            .Select(t => (long?)t.GetProperty("count").GetInt64()).FirstOrDefault();

    private static long? Number(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return Whole(value) is { } plain and >= 0 ? plain : null;
        var set = value.TryGetProperty("set", out var s) && s.ValueKind == JsonValueKind.True;
        var infinite = value.TryGetProperty("infinite", out var i) && i.ValueKind == JsonValueKind.True;
        return set && !infinite ? value.GetProperty("number").GetInt64() : null;
    }

    private static long? Whole(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : (long)value.GetDouble(),
        JsonValueKind.Object => Number(value),
        _ => null,
    };

    private static IEnumerable<JsonElement> Items(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray() : [];

    private static string Text(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
