using Cyberport.Grants.Values;

namespace Cyberport.Grants.Applications;

/// <summary>A file that the store holds.</summary>
internal sealed record StoredFile(Digest Digest, long Bytes);

/// <summary>Where uploaded bytes lie: under their own digest, outside anything that is served.</summary>
internal interface IAttachmentStore
{
    /// <summary>Takes a stream in, never holding it whole in memory. The same bytes twice are one file.</summary>
    /// <exception cref="FileTooLargeException">More came than allowed; nothing is kept.</exception>
    Task<StoredFile> SaveAsync(Stream content, long maxBytes, CancellationToken cancel);

    /// <exception cref="FileNotFoundException">No such file.</exception>
    Stream Open(Digest digest);
}

/// <summary>The stream did not end within the limit.</summary>
internal sealed class FileTooLargeException(long maxBytes) : Exception($"More than {maxBytes} bytes.")
{
    public long MaxBytes { get; } = maxBytes;
}
