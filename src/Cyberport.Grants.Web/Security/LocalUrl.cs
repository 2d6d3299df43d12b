namespace Cyberport.Grants.Web.Security;

/// <summary>A return address from a query string leads into this portal or nowhere.</summary>
public static class LocalUrl
{
    /// <summary>Where signed-in people begin.</summary>
    public const string Home = "/home";

    public static string OrHome(string? url) => IsLocal(url) ? url! : Home;

    /// <summary>"//host" and "/\host" are other sites to a browser, and so is anything that a line break could split.</summary>
    public static bool IsLocal(string? url) =>
        url is { Length: > 0 and <= 2000 } && url[0] == '/' && (url.Length == 1 || (url[1] != '/' && url[1] != '\\'))
        && !url.Any(char.IsControl);
}
