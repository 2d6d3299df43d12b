using System.Buffers;
using System.Security.Cryptography;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Applications;

/// <summary>The store as a folder: <c>files/ab/abcdef…</c>, the name being the SHA-256 of the bytes.</summary>
internal sealed class FolderAttachmentStore(string folder) : IAttachmentStore
{
    public async Task<StoredFile> SaveAsync(Stream content, long maxBytes, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var incoming = Path.Combine(folder, $"incoming-{Guid.CreateVersion7():N}");
        try
        {
            var file = await ReceiveAsync(content, incoming, maxBytes, cancel);
            var target = PathOf(file.Digest);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(incoming, target, overwrite: true); // the same bytes: whichever wins, nothing changes
            return file;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    public Stream Open(Digest digest) => new FileStream(PathOf(digest), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    private static async Task<StoredFile> ReceiveAsync(Stream content, string path, long maxBytes, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            long total = 0;
            for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
            {
                if ((total += read) > maxBytes) throw new FileTooLargeException(maxBytes);
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
            file.Flush(flushToDisk: true); // the row that names the file must never outlive it
            return new(new Digest(Convert.ToHexStringLower(hash.GetHashAndReset())), total);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string PathOf(Digest digest) => Path.Combine(folder, digest.Hex[..2], digest.Hex);
}
