using Cyberport.Grants.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Reviews;

public static class ReviewsSlice
{
    public static IServiceCollection AddReviews(this IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<ReviewReading>().AddScoped<ReviewGiving>().AddScoped<TechnologyAreas>().AddWorker<ReviewsWorker>(configuration, "Reviews");
}
