using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Cyberport.Grants.Applications;

/// <summary>What became of reading a file as a PDF.</summary>
internal enum PdfFault
{
    None,

    /// <summary>It does not begin as every PDF does, whatever its name says.</summary>
    NotPdf,

    /// <summary>It begins as one but cannot be read.</summary>
    Unreadable,

    /// <summary>It opens with a password only.</summary>
    Locked,
}

/// <summary>A PDF is what parses as one. The name and the type that the browser reports count for nothing.</summary>
internal static class PdfCheck
{
    public static (PdfFault Fault, int Pages) Read(Stream file)
    {
        Span<byte> start = stackalloc byte[5];
        if (file.ReadAtLeast(start, 5, throwOnEndOfStream: false) < 5 || !start.SequenceEqual("%PDF-"u8)) return (PdfFault.NotPdf, 0);
        file.Position = 0;
        try
        {
            using var document = PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true });
            return document.NumberOfPages > 0 ? (PdfFault.None, document.NumberOfPages) : (PdfFault.Unreadable, 0);
        }
        catch (PdfDocumentEncryptedException)
        {
            return (PdfFault.Locked, 0);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The parser throws what it likes on rubbish; any of it means that nobody could read the file.
            return (PdfFault.Unreadable, 0);
        }
    }
}
