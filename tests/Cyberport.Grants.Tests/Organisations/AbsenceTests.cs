using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Organisations;

/// <summary>Who is away, and who stands in. It is Wednesday 7 January 2026.</summary>
public sealed class AbsenceTests
{
    private static readonly DateOnly Today = new(2026, 1, 7);

    [Fact]
    public async Task Somebody_away_is_absent_on_each_of_the_days_and_on_no_other()
    {
        await using var host = await CastAsync();
        var reviewer = As(host, "reviewer1");

        await host.DoneAsync(reviewer, new RecordAbsence(null, Today.AddDays(2), Today.AddDays(4), DemonstrationPeople.IdOf("reviewer2")));

        var days = Enumerable.Range(0, 7).Select(Today.AddDays).ToList();
        var away = await host.InDatabaseAsync(async db =>
        {
            List<DateOnly> found = [];
            foreach (var day in days) if (await db.AbsentOn(day).ContainsAsync(reviewer.RequirePerson())) found.Add(day);
            return found;
        });
        Assert.Equal([Today.AddDays(2), Today.AddDays(3), Today.AddDays(4)], away);
        Assert.Equal([reviewer.RequirePerson()], await host.InDatabaseAsync(db => db.StoodInForBy(DemonstrationPeople.IdOf("reviewer2"), Today.AddDays(3)).ToListAsync()));
    }

    [Fact]
    public async Task Whoever_comes_back_early_is_there_from_today_and_the_days_away_stay_on_record()
    {
        await using var host = await CastAsync();
        var officer = As(host, "officer");
        await host.DoneAsync(officer, new RecordAbsence(null, Today, Today.AddDays(9), null));
        host.Time.Advance(TimeSpan.FromDays(3));
        var row = Assert.Single((await host.AskAsync(officer, new ViewAbsences())).Value!.Rows);

        await host.DoneAsync(officer, new CancelAbsence(row.Id, row.Version));

        Assert.Empty(await host.InDatabaseAsync(db => db.AbsentOn(Today.AddDays(3)).ToListAsync()));
        Assert.Single(await host.InDatabaseAsync(db => db.AbsentOn(Today.AddDays(2)).ToListAsync()));
    }

    [Theory]
    [InlineData(5, 3, "reviewer2", "kernel.invalid")] // ends before it begins
    [InlineData(-9, -2, "reviewer2", "kernel.invalid")] // over already
    [InlineData(0, 400, "reviewer2", "kernel.invalid")] // more than a year
    [InlineData(1, 2, "reviewer1", "organisations.substitute-role")] // oneself
    [InlineData(1, 2, "finance", "organisations.substitute-role")] // another role
    [InlineData(1, 2, "reviewer3", "organisations.substitute-away")] // away as well
    public async Task What_makes_no_sense_is_refused(int from, int to, string substitute, string code)
    {
        await using var host = await CastAsync();
        await host.DoneAsync(As(host, "reviewer3"), new RecordAbsence(null, Today.AddDays(2), Today.AddDays(3), null));

        var outcome = await host.RunAsync(As(host, "reviewer1"), new RecordAbsence(null, Today.AddDays(from), Today.AddDays(to), DemonstrationPeople.IdOf(substitute)));

        Assert.Equal(code, outcome.Problem!.Code);
    }

    [Fact]
    public async Task Only_an_administrator_enters_the_absence_of_others()
    {
        await using var host = await CastAsync();
        var of = DemonstrationPeople.IdOf("reviewer1");

        var colleague = await host.RunAsync(As(host, "officer"), new RecordAbsence(of, Today, Today, null));
        var administrator = await host.RunAsync(As(host, "admin"), new RecordAbsence(of, Today, Today, null));
        var again = await host.RunAsync(As(host, "admin"), new RecordAbsence(of, Today, Today.AddDays(1), null));

        Assert.Equal(OutcomeKind.NotFound, colleague.Kind);
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(As(host, "officer"), new ViewAbsences(of))).Kind);
        Assert.True(administrator.IsDone);
        Assert.Equal("organisations.absence-twice", again.Problem!.Code);
    }

    [Fact]
    public async Task Applicants_have_no_absences()
    {
        await using var host = await CastAsync();

        Assert.Equal("organisations.absence-of-staff", (await host.RunAsync(As(host, "pi"), new RecordAbsence(null, Today, Today, null))).Problem!.Code);
    }

    private static Actor As(GrantsHost host, string demoId) => DemonstrationPeople.ActorOf(demoId, host.Clock);

    private static async Task<GrantsHost> CastAsync()
    {
        var host = await GrantsHost.StartAsync();
        await host.InDatabaseAsync(db => SeedPeople.RunAsync(db, host.Clock.UtcNow, default));
        return host;
    }
}
