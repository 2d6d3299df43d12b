using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Billing;

public static class BillingSlice
{
    public static IServiceCollection AddBilling(this IServiceCollection services) => services.AddScoped<ProposedBills>();
}
