using Cyberport.Grants.Allocations;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Audit;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Outbox;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Notifications;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Reviews;
using Cyberport.Grants.Screening;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cyberport.Grants;

/// <summary>Registers the core: every handler, validator and event handler of this assembly, the runner, the database and the outbox.</summary>
public static class GrantsCore
{
    public static IServiceCollection AddGrantsCore(
        this IServiceCollection services, IConfiguration configuration, DatabaseProvider provider, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<GrantsClock>();
        services.AddSingleton<WorkSignal>();
        services.AddSingleton(new CrashPoints(configuration["Crash:At"]));
        services.AddScoped<CurrentActor>();
        services.AddScoped<CurrentOperation>();
        services.AddScoped<OperationRunner>();
        services.TryAddScoped<ICaller, NoCaller>();
        AddDatabase(services, provider, connectionString);
        AddHandlers(services);
        services.AddLedger();
        services.AddCapacity();
        services.AddScoped<Panels.Meetings.Room>();
        services.AddAwards(configuration);
        services.AddOrganisations(configuration);
        services.AddProgrammes();
        services.AddApplications(configuration);
        services.AddScreening(configuration);
        services.AddReviews(configuration);
        services.AddAllocations(configuration);
        services.AddBilling(configuration);
        services.AddDesk();
        services.AddAudit(configuration);
        services.AddNotifications(configuration);
        services.AddSingleton<OutboxPump>();
        services.AddScoped<SampleDrafting>().AddSingleton<DemonstrationSeed>();
        services.AddWorker<OutboxWorker>(configuration, "Outbox");
        return services;
    }

    private static void AddDatabase(IServiceCollection services, DatabaseProvider provider, string connectionString)
    {
        services.AddSingleton(provider);
        services.AddScoped<VersionInterceptor>().AddScoped<AuditInterceptor>().AddScoped<OutboxInterceptor>().AddScoped<Leases>();
        services.Configure<IdentityOptions>(GrantsIdentity.Configure); // read by the model: without it the passkey table is missing
        services.AddDbContext<GrantsDbContext>((scope, options) =>
        {
            provider.Configure(options, connectionString);
            options.AddInterceptors(
                scope.GetRequiredService<VersionInterceptor>(), scope.GetRequiredService<OutboxInterceptor>(), scope.GetRequiredService<AuditInterceptor>());
        });
    }

    private static void AddHandlers(IServiceCollection services)
    {
        var types = typeof(GrantsCore).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }).ToList();
        services.AddSingleton(new EventRoutes(types));
        Type[] doors = [typeof(IOperationHandler<,>), typeof(IQueryHandler<,>), typeof(IPreparation<>), typeof(IValidator<>)];
        foreach (var type in types)
            foreach (var door in type.GetInterfaces().Where(i => i.IsGenericType))
            {
                if (doors.Contains(door.GetGenericTypeDefinition())) services.AddScoped(door, type);
                if (door.GetGenericTypeDefinition() == typeof(IEventHandler<>)) services.AddScoped(type);
            }
        foreach (var invariant in types.Where(t => typeof(IInvariant).IsAssignableFrom(t))) services.AddScoped(typeof(IInvariant), invariant);
    }

    private sealed class NoCaller : ICaller
    {
        public ValueTask<SessionId?> SessionAsync() => ValueTask.FromResult<SessionId?>(null);
    }
}
