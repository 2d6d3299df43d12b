using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Screening;

/// <summary>Looks once a minute whether something lies with nobody who serves, or a question is due; runs an operation only then.</summary>
internal sealed class ScreeningWorker(IServiceScopeFactory scopes, GrantsClock clock, ILogger<ScreeningWorker> log)
    : Worker(TimeSpan.FromMinutes(1), null, log)
{
    private static readonly Actor Screening = Actor.System("Screening");

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, today) = (scope.ServiceProvider.GetRequiredService<GrantsDbContext>(), clock.Today);
        if (await db.OrphanedCases(today).AnyAsync(cancel) && (await db.OfficersByLoadAsync(today, cancel)).Count > 0
            || await db.OrphanedAssessments(today).AnyAsync(cancel) && (await db.AssessorsByLoadAsync(today, cancel)).Count > 0)
            await scope.ServiceProvider.GetRequiredService<OperationRunner>().RunAsAsync(Screening, new HandOverWork(), cancel: cancel);
        if (await db.ToRemind(today, await scope.ServiceProvider.GetRequiredService<WorkingCalendar>().DaysAsync(cancel)).AnyAsync(cancel))
            await scope.ServiceProvider.GetRequiredService<OperationRunner>().RunAsAsync(Screening, new RemindOfClarifications(), cancel: cancel);
    }
}

public static class ScreeningSlice
{
    public static IServiceCollection AddScreening(this IServiceCollection services, IConfiguration configuration) =>
        services.AddWorker<ScreeningWorker>(configuration, "Screening");
}
