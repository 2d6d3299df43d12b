using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>Small real PDFs for made-up attachments.</summary>
public static class SamplePdf
{
    /// <param name="title">Latin letters: the built-in fonts know no Chinese.</param>
    public static byte[] Write(string title, int pages = 1)
    {
        var document = new PdfDocumentBuilder();
        var font = document.AddStandard14Font(Standard14Font.Helvetica);
        for (var number = 1; number <= pages; number++)
        {
            var page = document.AddPage(PageSize.A4);
            page.AddText(title, 16, new PdfPoint(60, 760), font);
            page.AddText($"Demonstration document, page {number} of {pages}. Fictional.", 11, new PdfPoint(60, 730), font);
        }
        return document.Build();
    }
}
