using Cyberport.Grants.Data;
using Cyberport.Grants.Migrations.Sqlite;
using Cyberport.Grants.Migrations.SqlServer;

namespace Cyberport.Grants.Web.Hosting;

/// <summary>Reads <c>Data:Folder</c>, <c>Database:Provider</c> and <c>Database:ConnectionString</c>.</summary>
public static class DatabaseSettings
{
    /// <summary>The folder of everything the portal keeps outside the database, as an absolute path; made when missing.</summary>
    public static string DataFolder(this IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["Data:Folder"] ?? "data");
        Directory.CreateDirectory(folder);
        return folder;
    }

    public static (DatabaseProvider Provider, string ConnectionString) Database(this IConfiguration configuration)
    {
        DatabaseProvider provider = configuration["Database:Provider"] switch
        {
            null or "Sqlite" => new SqliteProvider(),
            "SqlServer" => new SqlServerProvider(),
            var other => throw new InvalidOperationException($"Database:Provider is '{other}'; it may be Sqlite or SqlServer."),
        };
        var connection = configuration["Database:ConnectionString"]
            ?? (provider is SqliteProvider
                ? $"Data Source={Path.Combine(configuration.DataFolder(), "grants.db")}"
                : throw new InvalidOperationException("Database:ConnectionString is needed for SqlServer."));
        return (provider, connection);
    }
}
