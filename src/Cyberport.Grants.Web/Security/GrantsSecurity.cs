using System.Threading.RateLimiting;
using Cyberport.Grants.Web.Hosting;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;

namespace Cyberport.Grants.Web.Security;

/// <summary>The house's locks: headers, Origin check, anti-forgery, limits of what a request may cost, keys that survive a restart.</summary>
public static class GrantsSecurity
{
    /// <summary>A whole request, with the largest attachment (10 MB) and its form around it.</summary>
    public const long RequestLimit = 12 * 1024 * 1024;

    /// <summary>One message of a circuit: a paste of 40,000 Chinese characters and some air (SignalR's default of 32 KB would end the circuit).</summary>
    public const long MessageLimit = 256 * 1024;

    public static IServiceCollection AddGrantsSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDataProtection()
            .SetApplicationName("Cyberport.Grants")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(configuration.DataFolder(), "keys")));
        services.AddAntiforgery(forgery =>
        {
            forgery.Cookie.Name = "Grants.Forgery";
            forgery.Cookie.SameSite = SameSiteMode.Strict;
            forgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forgery.SuppressXFrameOptionsHeader = true; // ours is stricter
        });
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimit;
        });
        services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = RequestLimit;
            form.ValueLengthLimit = 256 * 1024;
            form.ValueCountLimit = 512;
        });
        services.Configure<HubOptions>(hub => hub.MaximumReceiveMessageSize = MessageLimit);
        services.Configure<CircuitOptions>(circuit =>
        {
            circuit.DetailedErrors = false;
            circuit.DisconnectedCircuitMaxRetained = 100;
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            circuit.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(30);
        });
        services.AddSingleton(new OpenPages(configuration.GetValue("Security:PagesPerPerson", 40)));
        services.AddScoped<OpenPage>();
        services.AddScoped<CircuitHandler>(circuit => circuit.GetRequiredService<OpenPage>());
        services.BelieveProxies(configuration);
        services.AddRateLimiter(limiter => LimitDoors(limiter, configuration.GetValue("Security:DoorsPerMinute", 20)));
        return services;
    }

    /// <summary>Stands before everything that answers; the rate limit needs routing and comes after it by itself.</summary>
    public static WebApplication UseGrantsSecurity(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders(SecurityHeaders.Policy(app.Environment));
        app.UseMiddleware<OriginCheck>();
        app.UseMiddleware<NoStore>();
        app.UseRateLimiter();
        return app;
    }

    /// <summary>Posts to the doors (sign-in, second factor, registration, reset) are counted per address: guessing is slow, typing is not.</summary>
    private static void LimitDoors(RateLimiterOptions limiter, int perMinute)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, cancel) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return new(rejected.HttpContext.Response.WriteAsync(SecurityText.TooManyTries, cancel));
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/account")
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                    _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 })
                : RateLimitPartition.GetNoLimiter("other"));
    }
}
