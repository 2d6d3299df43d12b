using Cyberport.Grants.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Audit;

/// <summary>What this slice adds to the container beyond its handlers.</summary>
public static class AuditSlice
{
    public static IServiceCollection AddAudit(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new AuditHeads(configuration["Data:Folder"] ?? "data"));
        services.AddSingleton<AuditSealer>();
        services.AddScoped<AuditChain>();
        services.AddWorker<SealingWorker>(configuration, "Sealing");
        return services;
    }
}
