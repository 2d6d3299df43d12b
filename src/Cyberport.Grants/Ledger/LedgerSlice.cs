using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Ledger;

public static class LedgerSlice
{
    public static IServiceCollection AddLedger(this IServiceCollection services) =>
        services.AddScoped<Journal>().AddScoped<Encumbrances>();
}
