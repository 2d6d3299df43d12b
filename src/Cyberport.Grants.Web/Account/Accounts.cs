using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Web.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace Cyberport.Grants.Web.Account;

/// <summary>Accounts, sign-in and who is asking.</summary>
public static class Accounts
{
    public const string SignInPath = "/account/sign-in";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<GrantsUser>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.Password.RequiredLength = PasswordRules.Shortest;
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddUserStore<GrantsUserStore>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000); // OWASP, PBKDF2 with SHA-512

        services.AddAuthentication(PortalSession.Scheme)
            .AddCookie(PortalSession.Scheme, cookie =>
            {
                Harden(cookie, "Grants");
                cookie.LoginPath = SignInPath;
                cookie.AccessDeniedPath = SignInPath;
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.ExpireTimeSpan = Session.AbsoluteLimit;
                cookie.SlidingExpiration = false;
                cookie.Events.OnValidatePrincipal = RequireLiveSessionAsync;
            })
            .AddCookie(PortalSession.SecondFactorScheme, cookie =>
            {
                Harden(cookie, "Grants.SecondFactor");
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                cookie.SlidingExpiration = false;
            });
        // Nothing is public by accident: a page or endpoint that anybody may see says so itself ([AllowAnonymous]).
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SessionStateProvider>();
        services.AddScoped<RequestCaller>();
        services.AddScoped<ICaller, SessionCaller>();
        services.AddScoped<Door>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<PasswordRules>();
        return services;
    }

    /// <summary>Recognises the caller. After routing, before anything that asks who it is.</summary>
    public static WebApplication UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use((context, next) =>
        {
            // What does not exist is "not found" for everybody, not "sign in first".
            if (context.GetEndpoint() is not null) return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<RequestCaller>().Note(context.User.Session());
            return next(context);
        });
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    public static WebApplication MapAccountEndpoints(this WebApplication app)
    {
        app.MapDemonstration();
        // The button stands in a live page too, which has no anti-forgery token to send; the Origin check stands before both.
        app.MapPost("/account/sign-out", async (HttpContext context, Door door) =>
        {
            await door.LeaveAsync(context);
            return Results.LocalRedirect(SignInPath + "?said=out");
        }).AllowAnonymous().DisableAntiforgery();
        app.MapPost("/account/sessions/{id:guid}/end", async (Guid id, OperationRunner operations, CancellationToken cancel) =>
        {
            await operations.RunAsync(new EndSession(new SessionId(id)), cancel: cancel);
            return Results.LocalRedirect("/account?saved=true");
        });
        return app;
    }

    private static void Harden(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax; // Lax: a link in a mail opens the portal signed in; posts are checked by Origin
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.CookieManager = new SchemeCookies();
    }

    private static async Task RequireLiveSessionAsync(CookieValidatePrincipalContext context)
    {
        // A page's style sheets need no look into the database each.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        var operations = context.HttpContext.RequestServices.GetRequiredService<OperationRunner>();
        if (context.Principal?.Session() is { } session && await operations.IsLiveAsync(session, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        context.ShouldRenew = false;
    }
}
