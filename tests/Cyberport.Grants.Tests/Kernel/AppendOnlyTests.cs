using Cyberport.Grants.TestKit;
using Cyberport.Grants.TestKit.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Cyberport.Grants.Tests.Kernel;

/// <summary>What is written once is guarded by the database itself, whoever holds the connection.</summary>
public sealed class AppendOnlyTests
{
    [Theory]
    [InlineData("UPDATE Submission SET Json = '[]'")]
    [InlineData("UPDATE Submission SET Json = ''")]
    [InlineData("UPDATE Submission SET Json = '', Signature = '', SignatoryPost = '', At = '2020-01-01'")]
    [InlineData("UPDATE Submission SET Digest = '0000000000000000000000000000000000000000000000000000000000000000'")]
    [InlineData("DELETE FROM Submission")]
    [InlineData("UPDATE AnswerHistory SET At = '2020-01-01'")]
    [InlineData("UPDATE AnswerHistory SET Length = 0")]
    [InlineData("DELETE FROM AnswerHistory")]
    [InlineData("UPDATE FormVersion SET Json = '[]'")]
    [InlineData("DELETE FROM FormVersion")]
    [InlineData("UPDATE PriceList SET PerCardMonth = 1")]
    [InlineData("DELETE FROM PriceList")]
    public async Task What_is_written_once_is_neither_changed_nor_removed(string sql)
    {
        await using var host = await HandedInAsync();

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => host.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql)));

        Assert.Contains("append-only", refusal.Message);
    }

    [Theory]
    [InlineData("UPDATE Submission SET Json = '', Signature = '', SignatoryPost = ''")]
    [InlineData("UPDATE AnswerHistory SET Digest = '0000000000000000000000000000000000000000000000000000000000000000', Length = 0")]
    public async Task What_a_person_wrote_can_be_erased_and_leaves_that_it_was_there(string sql)
    {
        await using var host = await HandedInAsync();

        Assert.NotEqual(0, await host.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql)));
    }

    [Fact]
    public void Every_guard_of_the_model_stands_in_the_script_for_SQL_Server()
    {
        using var db = SqlServerModel.NewContext();
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        var guards = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(t => t.Triggers.Select(g => $"CREATE TRIGGER {g.ModelName} ON [{t.Name}]")).ToList();

        Assert.Equal(9, guards.Count);
        Assert.All(guards, guard => Assert.Contains(guard, script, StringComparison.Ordinal));
    }

    private static async Task<GrantsHost> HandedInAsync()
    {
        var host = await GrantsHost.StartAsync();
        await (await ApplicationScene.SetAsync(host)).SubmittedAsync();
        return host;
    }
}
