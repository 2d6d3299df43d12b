using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Reviews;

public static class ReviewsSlice
{
    public static IServiceCollection AddReviews(this IServiceCollection services) => services.AddScoped<ReviewGiving>();
}
