using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Applications.Packs;

/// <summary>
/// One case as one ZIP. It is written file by file to whoever takes it: no more of it lies in memory than the buffer of a copy. The last
/// file lists the SHA-256 of every other one, in the form that <c>sha256sum -c</c> reads.
/// </summary>
public sealed class Pack
{
    public const string Sums = "SHA256SUMS.txt";

    private readonly IReadOnlyList<PackedFile> _files;
    private readonly DateTime _at;

    /// <param name="name">Without an ending: the folder in the ZIP too.</param>
    /// <param name="at">The date that every file in it bears.</param>
    internal Pack(string name, DateTime at, IReadOnlyList<PackedFile> files) => (Name, _at, _files) = (name, at, files);

    public string Name { get; }

    /// <exception cref="InvalidDataException">A file is not what it was when it was handed in; the pack breaks off rather than pass it on.</exception>
    public async Task WriteAsync(Stream target, CancellationToken cancel)
    {
        await using var patient = new PatientStream(target);
        await using (var zip = await ZipArchive.CreateAsync(patient, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel))
        {
            var sums = new StringBuilder();
            foreach (var file in _files)
            {
                var sum = await AddAsync(zip, file, cancel);
                if (file.Sha256 is { } expected && expected != sum) throw new InvalidDataException($"{file.Name}: {sum} instead of {expected}.");
                sums.Append(sum).Append("  ").Append(file.Name).Append('\n');
            }
            await AddAsync(zip, new(Sums, (to, stop) => to.WriteAsync(Encoding.UTF8.GetBytes(sums.ToString()), stop).AsTask()), cancel);
        }
        await patient.FlushAsync(cancel);
    }

    private async Task<string> AddAsync(ZipArchive zip, PackedFile file, CancellationToken cancel)
    {
        var entry = zip.CreateEntry($"{Name}/{file.Name}", CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(DateTime.SpecifyKind(GrantsClock.ToHongKong(_at), DateTimeKind.Unspecified), TimeSpan.FromHours(8));
        using var sha = SHA256.Create();
        await using (var content = await entry.OpenAsync(cancel))
        await using (var summed = new CryptoStream(content, sha, CryptoStreamMode.Write, leaveOpen: true))
            await file.WriteAsync(summed, cancel);
        return Convert.ToHexStringLower(sha.Hash!);
    }
}

/// <param name="Name">From the pack's folder on, with forward slashes.</param>
/// <param name="WriteAsync">Called when its turn comes, and not before.</param>
/// <param name="Sha256">What it must be, where that is known.</param>
internal sealed record PackedFile(string Name, Func<Stream, CancellationToken, Task> WriteAsync, string? Sha256 = null);
