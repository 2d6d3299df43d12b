using System.Net.Mime;

namespace Cyberport.Grants.Web.Security;

/// <summary>Pages of signed-in people and of the doors stay in no cache: the next user of the computer presses Back in vain.</summary>
internal sealed class NoStore(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var type = context.Response.ContentType ?? "";
            var isPage = type.StartsWith(MediaTypeNames.Text.Html, StringComparison.Ordinal)
                || type.StartsWith(MediaTypeNames.Application.Json, StringComparison.Ordinal);
            if (isPage && (context.User.Identity?.IsAuthenticated == true || context.Request.Path.StartsWithSegments("/account")))
                context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
