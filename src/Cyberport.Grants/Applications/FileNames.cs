using System.Globalization;
using System.Text;

namespace Cyberport.Grants.Applications;

/// <summary>Names as people may see and download them: no folders, no control or direction marks, not too long, ending in .pdf.</summary>
internal static class FileNames
{
    public static string Clean(string name)
    {
        var last = name.Normalize(NormalizationForm.FormC).Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) continue;
            clean.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' or ';' or '%' ? "_" : rune.ToString());
        }
        var stem = Path.GetFileNameWithoutExtension(clean.ToString()).Trim(' ', '.');
        if (stem.Length == 0) stem = "file";
        if (stem.Length > Attachment.NameLength - 4) stem = stem[..(Attachment.NameLength - 4)];
        return stem + ".pdf";
    }
}
