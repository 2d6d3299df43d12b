using Cyberport.Grants.Data;
using Cyberport.Grants.Organisations;
using Microsoft.AspNetCore.Identity;

namespace Cyberport.Grants.Web.Account;

/// <summary>
/// Long beats complicated: at least 12 characters, any of them, and nothing that stands on a guesser's first page. No rule about capitals
/// or digits, no expiry (OWASP ASVS 6.2).
/// </summary>
internal sealed class PasswordRules(IPasswordHasher<GrantsUser> hasher)
{
    public const int Shortest = 12;
    public const int Longest = 128;

    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>What is wrong with it, in words; null when it will do.</summary>
    public string? Problem(string password, string email, string name)
    {
        if (password.Length < Shortest) return AccountText.PasswordTooShort;
        if (password.Length > Longest) return AccountText.PasswordTooLong;
        return IsEasy(password, email, name) ? AccountText.PasswordEasy : null;
    }

    public string Hash(string password) => hasher.HashPassword(new GrantsUser(), password);

    internal static bool IsEasy(string password, string email, string name)
    {
        var plain = Plain(password);
        if (plain.Distinct().Count() < 5) return true;
        // "password2026!", "Qwerty12345678": a common word with digits and signs around it.
        var core = plain.Trim([.. "0123456789!@#$%^&*()-_=+.,?~ "]);
        if (Common.Value.Contains(plain) || Common.Value.Contains(core)) return true;
        if (IsRepeated(core) && core.Length > 0) return true;
        var own = new[] { EmailAddress.Normalise(email).Split('@')[0], name.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal) };
        return own.Any(o => o.Length >= 4 && core.Contains(o, StringComparison.Ordinal) && core.Length - o.Length < 4);
    }

    /// <summary>"passwordpassword", "abcabcabcabc".</summary>
    private static bool IsRepeated(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
            if (text.Length % length == 0 && string.Concat(Enumerable.Repeat(text[..length], text.Length / length)) == text)
                return length < 8 || Common.Value.Contains(text[..length]);
        return false;
    }

    /// <summary>Small letters, with the usual disguises taken off.</summary>
    private static string Plain(string password) => string.Concat(password.ToLowerInvariant().Select(c => c switch
    {
        '@' => 'a',
        '$' => 's',
        _ => c,
    }));

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("Cyberport.Grants.Web.Account.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
