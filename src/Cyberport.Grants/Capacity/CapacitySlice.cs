using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Capacity;

public static class CapacitySlice
{
    public static IServiceCollection AddCapacity(this IServiceCollection services) => services.AddScoped<Holds>();
}
