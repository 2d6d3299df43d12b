using Cyberport.Grants.Desk.Funds;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Desk;

/// <summary>What this slice adds to the container beyond its handlers.</summary>
public static class DeskSlice
{
    public static IServiceCollection AddDesk(this IServiceCollection services) =>
        services.AddScoped<Timelines>().AddScoped<HomeCases>().AddScoped<WaitingForApplicants>().AddScoped<WaitingForStaff>().AddScoped<WaitingForCommittee>().AddScoped<WaitingForFinance>()
            .AddScoped<CasesFound>().AddScoped<AwardsFound>().AddScoped<ProjectFields>().AddScoped<JournalOrigins>();
}
