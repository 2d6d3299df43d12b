using Cyberport.Grants.TestKit.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Cyberport.Grants.Tests.SqlServer;

/// <summary>What we ship for SQL Server, judged by Microsoft's own parser and schema model, because no server runs here.</summary>
public sealed class Scripts
{
    [Fact]
    public void The_tables_and_triggers_of_the_model_make_a_schema_without_an_error()
    {
        using var db = SqlServerModel.NewContext();
        var statements = Definitions(db.Database.GenerateCreateScript())
            .Concat(new Migrations.SqlServer.SqlServerProvider().SchemaStatements);

        Assert.Empty(ErrorsOf(statements));
    }

    [Fact]
    public void The_migrations_make_a_schema_without_an_error()
    {
        using var db = SqlServerModel.NewContext();
        var script = db.GetService<IMigrator>().GenerateScript();

        Assert.Empty(ErrorsOf(Definitions(script)));
    }

    [Fact]
    public void The_script_that_may_run_again_is_T_SQL()
    {
        using var db = SqlServerModel.NewContext();
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        TSql.Parse(script);
    }

    [Fact]
    public void The_schema_model_itself_finds_a_missing_column() =>
        Assert.NotEmpty(ErrorsOf(["CREATE TABLE A (B int NOT NULL, CONSTRAINT C CHECK (D > 0));"]));

    /// <summary>
    /// Only statements that define something: rows and settings are nothing for a schema model. Nor does it take a column that a later
    /// migration adds, so that one is written into its table.
    /// </summary>
    private static IEnumerable<string> Definitions(string script)
    {
        var statements = TSql.Parse(script).Batches.SelectMany(b => b.Statements).SelectMany(Flatten).Where(s => s is not (
            InsertStatement or UpdateStatement or DeleteStatement or BeginTransactionStatement or CommitTransactionStatement
            or PredicateSetStatement or SetIdentityInsertStatement or ExecuteStatement or PrintStatement or DeclareVariableStatement or UseStatement)).ToList();
        var tables = statements.OfType<CreateTableStatement>().ToDictionary(t => t.SchemaObjectName.BaseIdentifier.Value);
        var added = statements.OfType<AlterTableAddTableElementStatement>().Where(a => a.Definition.ColumnDefinitions.Count > 0).ToList();
        foreach (var addition in added)
            foreach (var column in addition.Definition.ColumnDefinitions)
                tables[addition.SchemaObjectName.BaseIdentifier.Value].Definition.ColumnDefinitions.Add(column);
        var generator = new Sql160ScriptGenerator();
        foreach (var statement in statements.Except(added))
        {
            generator.GenerateScript(statement, out var text);
            yield return text;
        }
    }

    private static IEnumerable<TSqlStatement> Flatten(TSqlStatement statement) => statement switch
    {
        IfStatement choice => Flatten(choice.ThenStatement),
        BeginEndBlockStatement block => block.StatementList.Statements.SelectMany(Flatten),
        _ => [statement],
    };

    private static List<string> ErrorsOf(IEnumerable<string> statements)
    {
        using var schema = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        var errors = new List<string>();
        foreach (var statement in statements)
            try
            {
                schema.AddObjects(statement);
            }
            catch (Exception e)
            {
                errors.Add($"{e.Message}\n{statement}");
            }
        errors.AddRange(schema.Validate().Where(m => m.MessageType == Microsoft.SqlServer.Dac.DacMessageType.Error).Select(m => m.Message));
        return errors;
    }
}
