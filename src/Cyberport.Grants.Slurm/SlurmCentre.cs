using Cyberport.Grants.Allocations;
using Cyberport.Grants.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Slurm;

public static class SlurmCentre
{
    /// <summary>Registers the computing centre that <c>Centre:Kind</c> names.</summary>
    /// <exception cref="InvalidOperationException"><c>Centre:*</c> is incomplete; the words say what is missing.</exception>
    public static IServiceCollection AddComputeCentre(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(SlurmOptions.Section).Get<SlurmOptions>() ?? new();
        services.AddSingleton(options);
        if (options.Kind == CentreKind.Simulated)
        {
            var folder = configuration["Data:Folder"] is { Length: > 0 } named ? named : "data";
            services.AddSingleton(services => new SimulatedCentre(options, NowOf(services), folder));
            services.AddSingleton<IComputeCentre>(services => services.GetRequiredService<SimulatedCentre>());
            return services;
        }
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out _))
            throw new InvalidOperationException("Centre:Url must name slurmrestd, such as http://127.0.0.1:6820.");
        if (string.IsNullOrEmpty(options.TokenKeyFile) && string.IsNullOrEmpty(options.Token))
            throw new InvalidOperationException("Centre:TokenKeyFile or Centre:Token must be given.");
        services.AddHttpClient("centre", http => http.Timeout = Timeout.InfiniteTimeSpan); // each request carries its own limit
        services.AddSingleton<IComputeCentre>(services => new RestCentre(
            services.GetRequiredService<IHttpClientFactory>().CreateClient("centre"), options,
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<RestCentre>>()));
        return services;
    }

    private static Func<DateTime> NowOf(IServiceProvider services)
    {
        var clock = services.GetRequiredService<GrantsClock>();
        return () => clock.UtcNow;
    }
}
