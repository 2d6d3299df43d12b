using Cyberport.Grants.Data.Demonstration;
using Cyberport.Grants.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Organisations;

/// <summary>What this slice adds to the container beyond its handlers.</summary>
public static class OrganisationsSlice
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IActorDirectory, ActorDirectory>();
        services.AddScoped<AccountLinks>();
        services.AddSingleton(new AccountSettings(configuration["Accounts:FirstAdministrator"]));
        services.AddSingleton(new DemonstrationMode(bool.TryParse(configuration["Demo:Enabled"], out var on) && on));
        services.AddScoped<DemonstrationClock>();
        services.AddSingleton<ClockSignal>();
        services.AddWorker<ClockFollower>(configuration, "Clock");
        return services;
    }
}
