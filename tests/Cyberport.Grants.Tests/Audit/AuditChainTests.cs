using Cyberport.Grants.Audit;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Tests.Audit;

/// <summary>Whatever somebody with the database in hand does to the trail shows, the triggers being the first thing that person removes.</summary>
public sealed class AuditChainTests
{
    private static readonly Actor Auditor = TestActors.Staff(StaffRole.Auditor);

    [Fact]
    public async Task An_untouched_trail_is_whole()
    {
        await using var host = await WithRowsAsync(20);
        var verdict = await VerifyAsync(host);

        Assert.Empty(verdict.Breaches);
        Assert.Equal((20, 0), (verdict.Rows, verdict.Waiting));
    }

    [Fact]
    public async Task Rows_of_the_last_second_wait_and_are_no_breach()
    {
        await using var host = await WithRowsAsync(5);
        await AddRowsAsync(host, 2);
        var verdict = await VerifyAsync(host);

        Assert.True(verdict.IsWhole);
        Assert.Equal((5, 2), (verdict.Rows, verdict.Waiting));
    }

    [Fact]
    public async Task Sealing_again_adds_links_to_the_same_chain()
    {
        await using var host = await WithRowsAsync(3);
        await AddRowsAsync(host, 3);
        await SealAsync(host);

        Assert.Equal(6, (await VerifyAsync(host)).Rows);
        Assert.Equal(2, (await host.Services.GetRequiredService<AuditHeads>().ReadAsync(default)).Count);
    }

    [Theory]
    [InlineData("UPDATE AuditRow SET Changes = '[]' WHERE Sequence = 7", "is not what seal 7 sealed")]
    [InlineData("UPDATE AuditRow SET [By] = NULL WHERE Sequence = 7", "is not what seal 7 sealed")]
    [InlineData("UPDATE AuditRow SET At = '2020-01-01 00:00:00' WHERE Sequence = 7", "is not what seal 7 sealed")]
    [InlineData("DELETE FROM AuditRow WHERE Sequence = 7", "Row 7, sealed as 7, is missing")]
    [InlineData("DELETE FROM AuditSeal WHERE Number = 7; DELETE FROM AuditRow WHERE Sequence = 7", "Seal 7 is missing")]
    [InlineData("DELETE FROM AuditSeal WHERE Number = 7", "Seal 7 is missing")]
    [InlineData("UPDATE AuditSeal SET Row = -1 WHERE Number = 3; UPDATE AuditSeal SET Row = 3 WHERE Number = 4; UPDATE AuditSeal SET Row = 4 WHERE Number = 3", "is not what seal 3 sealed")]
    [InlineData("DELETE FROM AuditSeal WHERE Number > 15; DELETE FROM AuditRow WHERE Sequence > 15", "the end was cut off")]
    [InlineData("DELETE FROM AuditSeal; DELETE FROM AuditRow", "the end was cut off")]
    public async Task An_edit_a_removal_another_order_and_a_cut_are_found(string sql, string words)
    {
        await using var host = await WithRowsAsync(20);
        await TamperAsync(host, sql);

        Assert.Contains((await VerifyAsync(host)).Breaches, b => b.Contains(words, StringComparison.Ordinal));
        Assert.NotEmpty(await host.BreachesAsync());
    }

    [Fact]
    public async Task A_row_slipped_in_between_is_found_even_when_the_worker_seals_it()
    {
        await using var host = await WithRowsAsync(10);
        await TamperAsync(host, "DELETE FROM AuditSeal WHERE Row = 5; DELETE FROM AuditRow WHERE Sequence = 5");
        host.Time.Advance(TimeSpan.FromHours(1));
        await host.InDatabaseAsync(db => { db.Add(Row(5, host.Clock.MachineUtcNow.AddHours(-1))); return db.SaveChangesAsync(); });
        Assert.NotEmpty((await VerifyAsync(host)).Breaches);

        await SealAsync(host);
        Assert.Contains((await VerifyAsync(host)).Breaches, b => b.Contains("was put in long after its time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Computing_the_whole_chain_anew_does_not_fit_the_copies_outside()
    {
        await using var host = await WithRowsAsync(4);
        await TamperAsync(host, "DELETE FROM AuditSeal; UPDATE AuditRow SET Operation = 'Harmless' WHERE Sequence = 2");
        var heads = host.Services.GetRequiredService<AuditHeads>();
        var copy = await File.ReadAllTextAsync(heads.Path);
        await SealAsync(host);
        await File.WriteAllTextAsync(heads.Path, copy); // the forger does not reach it

        Assert.Contains((await VerifyAsync(host)).Breaches, b => b.Contains("differs from the copy outside", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE AuditRow SET Operation = 'x'")]
    [InlineData("DELETE FROM AuditRow")]
    [InlineData("UPDATE AuditSeal SET Number = Number + 100")]
    [InlineData("DELETE FROM AuditSeal")]
    public async Task The_database_itself_refuses_to_change_the_trail(string sql)
    {
        await using var host = await WithRowsAsync(2);

        var refusal = await Assert.ThrowsAsync<SqliteException>(() => host.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql)));
        Assert.Contains("append-only", refusal.Message);
    }

    [Fact]
    public async Task Only_auditors_and_administrators_look()
    {
        await using var host = await GrantsHost.StartAsync();

        Assert.Equal(OutcomeKind.NotAllowed, (await host.AskAsync(TestActors.Staff(StaffRole.CaseOfficer), new VerifyAuditTrail())).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.AskAsync(TestActors.Staff(StaffRole.CaseOfficer), new ReadAuditTrail(new AuditFilter()))).Kind);
    }

    private static async Task<AuditVerdict> VerifyAsync(GrantsHost host) => (await host.AskAsync(Auditor, new VerifyAuditTrail())).Value!;

    private static async Task<GrantsHost> WithRowsAsync(int count)
    {
        var host = await GrantsHost.StartAsync();
        await AddRowsAsync(host, count);
        await SealAsync(host);
        return host;
    }

    private static Task SealAsync(GrantsHost host) => host.Services.GetRequiredService<AuditSealer>().SealAsync(default);

    private static Task AddRowsAsync(GrantsHost host, int count) => host.InDatabaseAsync(async db =>
    {
        for (var i = 0; i < count; i++)
        {
            db.Add(Row(0, host.Clock.MachineUtcNow));
            await db.SaveChangesAsync();
        }
    });

    private static AuditRow Row(long sequence, DateTime at) => new()
    {
        Sequence = sequence,
        Id = Guid.CreateVersion7(),
        At = at,
        MachineAt = at,
        By = PersonId.New(),
        System = null,
        Session = null,
        Operation = "AddRow",
        Command = Guid.CreateVersion7(),
        Changes = """[{"Type":"Thing","Id":"1","Verb":"added","Figures":{}}]""",
    };

#pragma warning disable EF1002, EF1003 // SQL of the test's own making
    private static Task TamperAsync(GrantsHost host, string sql) => host.InDatabaseAsync(async db =>
    {
        foreach (var table in new[] { "AuditRow", "AuditSeal" })
            foreach (var verb in new[] { "update", "delete" })
                await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER {table}_append_only_{verb}");
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF; " + sql);
    });
}
