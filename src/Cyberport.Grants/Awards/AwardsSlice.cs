using Cyberport.Grants.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Awards;

public static class AwardsSlice
{
    public static IServiceCollection AddAwards(this IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<OfferReservation>().AddWorker<LapsesWorker>(configuration, "Lapses");
}
