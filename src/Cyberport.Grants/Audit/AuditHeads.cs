using System.Globalization;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Audit;

/// <summary>
/// The ends of the chain, kept in a file outside the database (<c>audit-heads.log</c> in <c>Data:Folder</c>, one line per turn of
/// sealing), so that cutting the chain's end off the database shows. Ship the file to where the database's administrator cannot write.
/// </summary>
public sealed class AuditHeads(string folder)
{
    private AuditHead? _written;

    public string Path { get; } = System.IO.Path.Combine(folder, "audit-heads.log");

    internal async Task WriteAsync(AuditSeal last, CancellationToken cancel)
    {
        _written ??= (await ReadAsync(cancel)).LastOrDefault();
        if (_written is not null && _written.Number >= last.Number) return;
        Directory.CreateDirectory(folder);
        await using (var file = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.Read))
        {
            await using var writer = new StreamWriter(file);
            await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{last.Number} {last.Hash.Hex} {last.SealedAt:O}"));
            await writer.FlushAsync(cancel);
            file.Flush(flushToDisk: true);
        }
        _written = new AuditHead(last.Number, last.Hash);
    }

    /// <summary>A line that a power cut left half written is no head.</summary>
    public async Task<IReadOnlyList<AuditHead>> ReadAsync(CancellationToken cancel)
    {
        if (!File.Exists(Path)) return [];
        var lines = await File.ReadAllLinesAsync(Path, cancel);
        return [.. lines.Select(l => l.Split(' ')).Where(p => p is [_, { Length: 64 }, _]).Select(p => new AuditHead(long.Parse(p[0], CultureInfo.InvariantCulture), new Digest(p[1])))];
    }
}

/// <summary>Where the chain ended once, and how.</summary>
public sealed record AuditHead(long Number, Digest Hash);
