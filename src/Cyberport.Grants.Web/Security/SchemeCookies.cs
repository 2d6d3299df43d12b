using Microsoft.AspNetCore.Authentication.Cookies;

namespace Cyberport.Grants.Web.Security;

/// <summary>
/// Over https the cookie is called <c>__Host-…</c>: a browser takes that name only with Secure, from this host, for the whole path, so no
/// sister domain can plant one. Over plain http (a newcomer's own machine) that name is impossible and it goes without.
/// </summary>
internal sealed class SchemeCookies : ICookieManager
{
    private readonly ChunkingCookieManager _inner = new();

    public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, Named(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _inner.AppendResponseCookie(context, Named(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _inner.DeleteCookie(context, Named(context, key), options);

    private static string Named(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
}
