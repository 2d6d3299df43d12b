using System.Text.Json;

namespace Cyberport.Grants.Slurm;

/// <summary>Slurm's own error numbers. HTTP codes and descriptions differ by version and even by call, the numbers do not.</summary>
internal static class SlurmErrors
{
    public const int NoChange = 1900;
    public const int BadToken = 1007;
    public const int ControllerAway = 1800;
    public const int AccessDenied = 2002;

    /// <summary>slurmdbd or its database is away, or (24.11 and later) the token is bad.</summary>
    public const int DatabaseAway = 7000;

    public static IReadOnlyList<SlurmError> Of(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array) return [];
        return [.. errors.EnumerateArray().Select(e => new SlurmError(
            e.TryGetProperty("error_number", out var n) && n.ValueKind == JsonValueKind.Number ? n.GetInt32() : 0,
            Text(e, "error") is { Length: > 0 } short_ ? short_ : Text(e, "description")))];
    }

    private static string Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}

internal readonly record struct SlurmError(int Number, string Words)
{
    public override string ToString() => FormattableString.Invariant($"{Number} {Words}");
}
