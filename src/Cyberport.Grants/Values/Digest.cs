using System.Security.Cryptography;
using System.Text;

namespace Cyberport.Grants.Values;

/// <summary>A SHA-256 digest in lower-case hexadecimal, 64 characters.</summary>
public readonly record struct Digest(string Hex)
{
    public static Digest Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    public static Digest Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The first twelve characters, enough to compare by eye.</summary>
    public string Short => Hex[..12];

    public override string ToString() => Hex;
}
