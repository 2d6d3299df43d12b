using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Programmes;

public static class ProgrammesSlice
{
    public static IServiceCollection AddProgrammes(this IServiceCollection services) => services.AddSingleton<PublishedForms>().AddSingleton<KnownHolidays>().AddScoped<WorkingCalendar>();
}
