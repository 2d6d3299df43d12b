namespace Cyberport.Grants.Web.Applications;

/// <summary>One line of an error summary: what was asked, and what is wrong with the answer.</summary>
internal static class ErrorLine
{
    /// <summary>A question that ends with its own mark gets no colon behind it.</summary>
    public static string Of(string label, string? problem) => label.EndsWith('?') || label.EndsWith('？') ? $"{label} {problem}" : $"{label}: {problem}";
}
