using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Cyberport.Grants.Web.Security;

/// <summary>
/// Behind a proxy that ends TLS, who calls and by which scheme is what the proxy says; said by anybody else it is a lie that would
/// dodge the limit on guessing. <c>Security:Proxies</c> lists the proxies' addresses; without it nobody is believed.
/// </summary>
internal static class Proxies
{
    public static void BelieveProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var addresses = (configuration["Security:Proxies"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = addresses.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var address in addresses) forwarded.KnownProxies.Add(IPAddress.Parse(address));
        });
    }
}
