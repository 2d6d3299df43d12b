using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Cyberport.Grants.Browser.Tests.Road;

/// <summary>What a telephone does with the key under the picture: RFC 6238, SHA-1, 30 seconds, 6 digits.</summary>
internal static class AuthenticatorApp
{
    public static string Code(string key, DateTimeOffset now)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, now.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // the algorithm of the RFC
        var hash = HMACSHA1.HashData(Bytes(key), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fffffff;
        return $"{number % 1_000_000:000000}";
    }

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Where(char.IsLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
