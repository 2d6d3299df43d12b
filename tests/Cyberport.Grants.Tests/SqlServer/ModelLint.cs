using Cyberport.Grants.TestKit.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Cyberport.Grants.Tests.SqlServer;

/// <summary>What SQLite, the daily database, lets pass and SQL Server refuses, and neither parser nor DacFx finds.</summary>
public sealed class ModelLint
{
    private const int KeyBytes = 900, IndexBytes = 1700, LargestPrecision = 38;

    private static readonly Lazy<IRelationalModel> Relational = new(() =>
    {
        using var db = SqlServerModel.NewContext();
        return db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
    });

    private static IEnumerable<ITable> Tables => Relational.Value.Tables;

    [Fact]
    public void No_table_is_reached_by_two_cascading_paths()
    {
        var cascades = Tables.SelectMany(t => t.ForeignKeyConstraints)
            .Where(f => f.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull)
            .ToLookup(f => f.PrincipalTable.Name, f => f.Table.Name);

        Assert.Empty(Tables.SelectMany(t => CascadePaths.Twice(t.Name, name => cascades[name])));
    }

    [Fact]
    public void The_lint_itself_finds_a_second_path_and_a_circle()
    {
        var edges = new[] { ("A", "B"), ("A", "C"), ("B", "D"), ("C", "D"), ("X", "X") }.ToLookup(e => e.Item1, e => e.Item2);

        Assert.Equal(["A reaches D twice"], CascadePaths.Twice("A", n => edges[n]));
        Assert.Equal(["X reaches X twice"], CascadePaths.Twice("X", n => edges[n]));
        Assert.Empty(CascadePaths.Twice("B", n => edges[n]));
    }

    [Fact]
    public void No_key_and_no_index_holds_a_text_without_end() =>
        Assert.Empty(Indexed().Where(i => i.Columns.Any(c => Bytes(c) is null)).Select(i => $"{i.Name}: {Types(i.Columns)}"));

    [Fact]
    public void Keys_and_indexes_are_narrow_enough() =>
        Assert.Empty(Indexed().Where(i => i.Columns.Sum(c => Bytes(c) ?? 0) > i.Limit).Select(i => $"{i.Name}: {Types(i.Columns)}"));

    [Fact]
    public void No_decimal_is_wider_than_the_server_knows() =>
        Assert.Empty(Tables.SelectMany(t => t.Columns).Where(c => Arguments(c.StoreType) is [> LargestPrecision, ..] && c.StoreType.StartsWith("decimal", StringComparison.Ordinal))
            .Select(c => $"{c.Table.Name}.{c.Name}: {c.StoreType}"));

    [Fact]
    public void No_money_is_a_fraction() =>
        Assert.Empty(Tables.SelectMany(t => t.Columns).Where(c => c.StoreType is "money" or "float" or "real").Select(c => $"{c.Table.Name}.{c.Name}: {c.StoreType}"));

    [Fact]
    public void Every_trigger_is_declared_in_the_model_and_every_declared_one_exists()
    {
        var declared = Tables.SelectMany(t => t.Triggers.Select(x => $"{t.Name}.{x.ModelName}")).Order(StringComparer.Ordinal);
        var existing = SchemaFilesOf(new Migrations.SqlServer.SqlServerProvider()).SelectMany(TriggersIn).Order(StringComparer.Ordinal);

        Assert.Equal(existing, declared);
    }

    [Fact]
    public void Both_providers_guard_the_same_tables()
    {
        static IEnumerable<string> SqliteTables(string sql) =>
            System.Text.RegularExpressions.Regex.Matches(sql, @"(?is)create\s+trigger.+?\bon\s+""?(\w+)""?").Select(m => m.Groups[1].Value);
        var sqlite = SchemaFilesOf(new Migrations.Sqlite.SqliteProvider()).SelectMany(SqliteTables).Distinct().Order(StringComparer.Ordinal);
        var sqlServer = SchemaFilesOf(new Migrations.SqlServer.SqlServerProvider()).SelectMany(TriggersIn).Select(t => t.Split('.')[0]).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(sqlServer, sqlite);
    }

    private sealed record Keyed(string Name, IReadOnlyList<IColumn> Columns, int Limit);

    /// <summary>Identity's own tables are left to Identity: its passkeys have a key of 1,024 bytes, of which no real one uses 900.</summary>
    private static IEnumerable<Keyed> Indexed() =>
        Tables.Where(t => !t.Name.StartsWith("AspNet", StringComparison.Ordinal)).SelectMany(t => t.UniqueConstraints.Select(u => new Keyed($"{t.Name}.{u.Name}", [.. u.Columns], KeyBytes))
            .Concat(t.Indexes.Select(i => new Keyed($"{t.Name}.{i.Name}", [.. i.Columns], IndexBytes))));

    private static string Types(IEnumerable<IColumn> columns) => string.Join(", ", columns.Select(c => $"{c.Name} {c.StoreType}"));

    private static string Kind(string storeType) => storeType.Split('(')[0];

    private static int[] Arguments(string storeType) =>
        storeType.Contains('(') ? [.. storeType[(storeType.IndexOf('(') + 1)..^1].Split(',').Select(a => int.TryParse(a, out var n) ? n : -1)] : [];

    /// <summary>Null for a type without end.</summary>
    private static int? Bytes(IColumn column) => (Kind(column.StoreType), Arguments(column.StoreType)) switch
    {
        (_, [-1, ..]) => null,
        ("nvarchar" or "nchar", [var n]) => 2 * n,
        ("varchar" or "char" or "varbinary" or "binary", [var n]) => n,
        ("uniqueidentifier", _) => 16,
        ("decimal", _) => 17,
        ("bigint" or "datetime2" or "float", _) => 8,
        ("int" or "real", _) => 4,
        ("date", _) => 3,
        ("smallint", _) => 2,
        ("bit" or "tinyint", _) => 1,
        var (kind, _) => throw new NotSupportedException($"How wide is {kind} ({column.Table.Name}.{column.Name})?"),
    };

    private static IReadOnlyList<string> SchemaFilesOf(Data.DatabaseProvider provider) => provider.SchemaStatements;

    private static IEnumerable<string> TriggersIn(string sql) => TSql.Parse(sql).Batches.SelectMany(b => b.Statements).OfType<TriggerStatementBody>()
        .Select(t => $"{t.TriggerObject.Name.BaseIdentifier.Value}.{t.Name.BaseIdentifier.Value}");
}

/// <summary>SQL Server refuses a table that one delete reaches by two ways (error 1785).</summary>
internal static class CascadePaths
{
    public static IEnumerable<string> Twice(string from, Func<string, IEnumerable<string>> next)
    {
        var reached = new List<string>();
        void Walk(string at, int depth)
        {
            foreach (var to in next(at))
            {
                reached.Add(to);
                if (to != from && depth < 20) Walk(to, depth + 1);
                else reached.Add(to);
            }
        }
        Walk(from, 0);
        return reached.CountBy(t => t).Where(t => t.Value > 1).Select(t => $"{from} reaches {t.Key} twice");
    }
}
