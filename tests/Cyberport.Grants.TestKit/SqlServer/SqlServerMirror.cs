using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.SqlServer.TransactSql.ScriptDom;

#pragma warning disable EF1001 // the query compiler is the one place that sees every query with its parameters

namespace Cyberport.Grants.TestKit.SqlServer;

/// <summary>
/// Every LINQ query that a test runs on SQLite is, when EF compiles it for the first time, compiled for SQL Server too, its
/// commands caught before they leave, and parsed as T-SQL. A query that only SQLite understands fails the test that ran it.
/// </summary>
public static class SqlServerMirror
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Broken = new();
    private static int _seen;

    /// <summary>How many different queries were mirrored in this process.</summary>
    public static int Seen => Volatile.Read(ref _seen);

    /// <summary>Switches the mirror on for a context of the suite.</summary>
    public static DbContextOptionsBuilder UseSqlServerMirror(this DbContextOptionsBuilder options) =>
        options.ReplaceService<IQueryCompiler, MirroringQueryCompiler>();

    /// <summary>Fails when a query over this database was no SQL Server query, even where somebody swallowed the exception.</summary>
    public static void ThrowIfBroken(string connectionString)
    {
        if (Broken.TryRemove(connectionString, out var all)) throw new NotSqlServerException(string.Join("\n\n", all));
    }

    private static void Mirror<TResult>(DbContext original, Expression query, IReadOnlyDictionary<string, object?> parameters, bool async)
    {
        Interlocked.Increment(ref _seen);
        try
        {
            var commands = new CaughtCommands();
            using var sqlServer = SqlServerModel.NewContext(commands);
            var moved = new OtherModel(sqlServer).Visit(query);
            Run<TResult>(sqlServer, moved, parameters, async, commands);
            if (commands.Texts.Count == 0) throw new InvalidOperationException("No command came out.");
            foreach (var text in commands.Texts) TSql.Parse(text);
        }
        catch (Exception e)
        {
            var words = $"Not a SQL Server query: {e.GetBaseException().Message}\n{ExpressionPrinter.Print(query)}";
            Broken.GetOrAdd(original.Database.GetConnectionString() ?? "", _ => new()).Enqueue(words);
            throw new NotSqlServerException(words);
        }
    }

    private static void Run<TResult>(DbContext context, Expression query, IReadOnlyDictionary<string, object?> parameters, bool async, CaughtCommands caught)
    {
        var compiled = context.GetService<IDatabase>().CompileQuery<TResult>(query, async);
        var queryContext = context.GetService<IQueryContextFactory>().Create();
        foreach (var (name, value) in parameters) queryContext.Parameters[name] = value;
        try
        {
            Exhaust(compiled(queryContext));
        }
        catch (Exception) when (caught.Texts.Count > 0)
        {
            // Nothing answers: what wants a row (First, Single, Count) complains after its command was caught.
        }
    }

    private static void Exhaust(object? result)
    {
        switch (result)
        {
            case Task task:
                task.GetAwaiter().GetResult();
                break;
            case string or null:
                break;
            case System.Collections.IEnumerable rows:
                foreach (var _ in rows) break;
                break;
            default:
                var asyncRows = result.GetType().GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
                if (asyncRows is not null)
                    typeof(SqlServerMirror).GetMethod(nameof(FirstAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                        .MakeGenericMethod(asyncRows.GetGenericArguments()).Invoke(null, [result]);
                break;
        }
    }

    private static void FirstAsync<T>(IAsyncEnumerable<T> rows) => rows.GetAsyncEnumerator().MoveNextAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>The same tree over the tables of the other provider's model.</summary>
    private sealed class OtherModel(DbContext other) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node switch
        {
            FromSqlQueryRootExpression raw => new FromSqlQueryRootExpression(Entity(raw), raw.Sql, Visit(raw.Argument)!),
            EntityQueryRootExpression root => new EntityQueryRootExpression(Entity(root)),
            SqlQueryRootExpression => node,
            QueryParameterExpression => node,
            _ => base.VisitExtension(node),
        };

        private IEntityType Entity(EntityQueryRootExpression root) =>
            other.Model.FindEntityType(root.EntityType.Name)
            ?? throw new InvalidOperationException($"{root.EntityType.Name} is not in the SQL Server model.");
    }

    private sealed class MirroringQueryCompiler(
        IQueryContextFactory contexts, ICompiledQueryCache cache, ICompiledQueryCacheKeyGenerator keys, IDatabase database,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger, ICurrentDbContext current, IEvaluatableExpressionFilter filter, IModel model)
        : QueryCompiler(contexts, cache, keys, database, logger, current, filter, model)
    {
        private readonly ICurrentDbContext _current = current;
        private Dictionary<string, object?> _parameters = [];

        public override Expression ExtractParameters(
            Expression query, Dictionary<string, object?> parameters, IDiagnosticsLogger<DbLoggerCategory.Query> log, bool compiledQuery = false, bool generateContextAccessors = false)
        {
            var extracted = base.ExtractParameters(query, parameters, log, compiledQuery, generateContextAccessors);
            _parameters = parameters;
            return extracted;
        }

        public override Func<QueryContext, TResult> CompileQueryCore<TResult>(IDatabase sqlite, Expression query, IModel sqliteModel, bool async)
        {
            Mirror<TResult>(_current.Context, query, _parameters, async);
            return base.CompileQueryCore<TResult>(sqlite, query, sqliteModel, async);
        }
    }
}

/// <summary>A query, or a script, that SQL Server would not take.</summary>
public sealed class NotSqlServerException(string words) : Exception(words);

/// <summary>Parses T-SQL without a server.</summary>
public static class TSql
{
    /// <exception cref="NotSqlServerException">With line, column and the text.</exception>
    public static TSqlScript Parse(string text)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var errors);
        if (errors.Count > 0)
            throw new NotSqlServerException(string.Join("\n", errors.Select(e => $"{e.Line}:{e.Column} {e.Message}")) + "\n" + text);
        return (TSqlScript)fragment;
    }
}
