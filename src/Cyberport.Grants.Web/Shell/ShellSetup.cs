using System.Text.Unicode;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.WebEncoders;
using MudBlazor;
using MudBlazor.Services;

namespace Cyberport.Grants.Web.Shell;

/// <summary>What the shell needs of the host: components, languages, error pages, the two switches that are plain form posts.</summary>
public static class ShellSetup
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight);
        // Chinese goes out as it is written, not as entities of eight bytes a character.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new(Words.Languages[0]);
            options.SupportedCultures = options.SupportedUICultures = [.. Words.Languages];
            options.ApplyCurrentCultureToResponseHeaders = true;
            // Browsers say zh-HK, zh-TW, zh-CN; their parents are zh-Hant and zh-Hans.
            options.FallBackToParentCultures = options.FallBackToParentUICultures = true;
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        return services;
    }

    /// <summary>First in the pipeline: languages, then error pages around everything else.</summary>
    public static WebApplication UseShell(this WebApplication app)
    {
        app.UseRequestLocalization();
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/fault", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // A post without a form cannot be run again as a page: its refusal stays a bare status.
            var looks = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
            if (!looks && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            return next(context);
        });
        return app;
    }

    /// <summary>Last: pages and switches. Authentication, authorization and antiforgery come before.</summary>
    public static WebApplication MapShell(this WebApplication app)
    {
        app.MapPost("/language", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (Words.Languages.FirstOrDefault(l => l.Name == form["language"]) is { } language)
                Remember(http, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new(language)));
            return Back(form["return"]);
        }).AllowAnonymous();
        app.MapPost("/theme", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (form["theme"].ToString() is "light" or "dark" or "system") Remember(http, ThemeSwitch.Cookie, form["theme"].ToString());
            var from = Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var referer) ? referer.PathAndQuery : "/";
            return Back(from);
        }).AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    private static void Remember(HttpContext http, string name, string value) => http.Response.Cookies.Append(
        name, value, new() { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, Path = "/", Secure = http.Request.IsHttps });

    // Only to an address of our own: "//elsewhere" and "/\elsewhere" are not.
    private static IResult Back(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] ? Results.LocalRedirect(address) : Results.LocalRedirect("/");
}
