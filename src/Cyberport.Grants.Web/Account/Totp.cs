using System.Globalization;
using System.Security.Cryptography;

namespace Cyberport.Grants.Web.Account;

/// <summary>Time-based one-time codes (RFC 6238: SHA-1, 6 digits, 30 s), as every authenticator app makes them.</summary>
internal static class Totp
{
    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>
    /// The step whose code this is, one step of clock difference allowed either way; null when it is none of them, or not later than the
    /// last one used: a code seen over a shoulder works for nobody else.
    /// </summary>
    public static long? Accepts(string base32Key, string code, DateTimeOffset now, long lastUsed)
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        if (digits.Length != 6) return null;
        var present = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = present - 1; step <= present + 1; step++)
            if (step > lastUsed && CryptographicOperations.FixedTimeEquals(Ascii(CodeAt(base32Key, step)), Ascii(digits))) return step;
        return null;
    }

    public static string CodeAt(string base32Key, DateTimeOffset at) => CodeAt(base32Key, at.ToUnixTimeSeconds() / StepSeconds);

    private static string CodeAt(string base32Key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the algorithm that the apps and the RFC prescribe
        var hash = HMACSHA1.HashData(Decode(base32Key), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xF;
        var number = ((hash[offset] & 0x7F) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);

    private static byte[] Decode(string base32)
    {
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var letter in base32.TrimEnd('='))
        {
            buffer = ((buffer << 5) | Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal)) & 0xFFF;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)((buffer >> bits) & 0xFF));
        }
        return [.. bytes];
    }
}
