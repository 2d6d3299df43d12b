namespace Cyberport.Grants.Web.Security;

/// <summary>
/// Another site's page can neither post here nor open a circuit with the reader's cookie. A browser always names the origin of both;
/// a script without one is answered (it carries no reader's cookie), but never opens a circuit.
/// </summary>
internal sealed partial class OriginCheck(RequestDelegate next, IConfiguration configuration, ILogger<OriginCheck> log)
{
    /// <summary>Further origins, for a portal behind a proxy that hides its own name (<c>Security:AllowedOrigins</c>, comma-separated).</summary>
    private readonly string[] _allowed =
        (configuration["Security:AllowedOrigins"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var opensCircuit = context.WebSockets.IsWebSocketRequest || IsUpgrade(request);
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if ((safe && !opensCircuit) || IsOurs(request, mustBeNamed: opensCircuit)) return next(context);
        Refused(log, request.Method, request.Path);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(SecurityText.OtherOrigin);
    }

    private static bool IsUpgrade(HttpRequest request) => request.Headers.Upgrade.Contains("websocket", StringComparer.OrdinalIgnoreCase);

    private bool IsOurs(HttpRequest request, bool mustBeNamed)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return !mustBeNamed && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
        if (_allowed.Contains(origin, StringComparer.OrdinalIgnoreCase)) return true;
        // The scheme is left out: a proxy that ends TLS talks plain http to us.
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && string.Equals(uri.Authority, Authority(request), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Host and port, without the scheme's own port, as <see cref="Uri.Authority"/> writes it.</summary>
    private static string Authority(HttpRequest request) =>
        request.Host.Port is null or 80 or 443 ? request.Host.Host : request.Host.Value ?? "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path} from another origin refused")]
    private static partial void Refused(ILogger log, string method, PathString path);
}
