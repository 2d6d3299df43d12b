using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Outbox;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Migrations.Sqlite;
using Cyberport.Grants.TestKit.SqlServer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.TestKit;

/// <summary>
/// The whole core on a real SQLite file, entered through the runner, without a web server and without workers: a test decides when
/// events are delivered (<see cref="SettleAsync"/>) and what time it is (<see cref="Time"/>). One per test; disposing deletes the file.
/// </summary>
public sealed class GrantsHost : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grants-test-").FullName;
    private readonly string _connection;
    private readonly ServiceProvider _services;

    private GrantsHost(Action<IServiceCollection, IConfiguration>? configure, Dictionary<string, string?>? settings)
    {
        _connection = $"Data Source={Path.Combine(_folder, "grants.db")}";
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Folder"] = _folder }).AddInMemoryCollection(settings ?? []).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Time);
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Warning));
        services.AddGrantsCore(configuration, new SqliteProvider(), _connection);
        services.ConfigureDbContext<GrantsDbContext>(options => options.UseSqlServerMirror().AddInterceptors(Commands));
        configure?.Invoke(services, configuration);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>Starts on Wednesday 7 January 2026, 09:00 in Hong Kong.</summary>
    public MovableTime Time { get; } = new(new DateTimeOffset(2026, 1, 7, 1, 0, 0, TimeSpan.Zero));

    /// <summary>What goes to the database, for tests that count.</summary>
    public CommandCounter Commands { get; } = new();

    public IServiceProvider Services => _services;
    public GrantsClock Clock => _services.GetRequiredService<GrantsClock>();
    public string Folder => _folder;

    public static async Task<GrantsHost> StartAsync(
        Action<IServiceCollection, IConfiguration>? configure = null, Dictionary<string, string?>? settings = null)
    {
        var host = new GrantsHost(configure, settings);
        File.Copy(await MigratedDatabase.FileAsync(), Path.Combine(host._folder, "grants.db"));
        return host;
    }

    /// <summary>Runs an operation as somebody; the outcome is the test's to judge.</summary>
    public async Task<Outcome<T>> RunAsync<T>(Actor actor, IOperation<T> operation, Guid? commandId = null)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OperationRunner>().RunAsAsync(actor, operation, commandId);
    }

    /// <summary>Runs an operation that must succeed, delivers its events and gives its answer.</summary>
    public async Task<T> DoneAsync<T>(Actor actor, IOperation<T> operation, Guid? commandId = null)
    {
        var outcome = await RunAsync(actor, operation, commandId);
        if (!outcome.IsDone) throw new InvalidOperationException($"{operation.GetType().Name}: {outcome.Kind} {outcome.Problem?.Code} {outcome.Problem?.Message}");
        await SettleAsync();
        return outcome.Value!;
    }

    public async Task<Outcome<T>> AskAsync<T>(Actor actor, IQuery<T> query)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OperationRunner>().AskAsAsync(actor, query);
    }

    /// <summary>Delivers every event that is due.</summary>
    public Task SettleAsync() => _services.GetRequiredService<OutboxPump>().DrainAsync(default);

    /// <summary>Looks at, or prepares, the database directly: for arranging and asserting, never instead of an operation.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<GrantsDbContext, Task<T>> look)
    {
        await using var scope = _services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<GrantsDbContext>());
    }

    public Task InDatabaseAsync(Func<GrantsDbContext, Task> act) => InDatabaseAsync(async db => { await act(db); return true; });

    /// <summary>Every invariant of the house, as <c>verify</c> checks them: the breaches found.</summary>
    public async Task<IReadOnlyList<string>> BreachesAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        var breaches = new List<string>();
        foreach (var invariant in scope.ServiceProvider.GetServices<IInvariant>()) breaches.AddRange(await invariant.BreachesAsync(default));
        return breaches;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        SqlServerMirror.ThrowIfBroken(_connection);
    }
}
