using Cyberport.Grants.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Billing;

public static class BillingSlice
{
    public static IServiceCollection AddBilling(this IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<ProposedBills>().AddScoped<MonthUse>().AddWorker<RemindersWorker>(configuration, "Reminders");
}
