using System.Globalization;
using Cyberport.Grants.Data.Seeding;

namespace Cyberport.Grants.Browser.Tests.Road;

/// <summary>The whole road with its people: from an account to GPU-hours and the journal, on the published portal and a real Slurm.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class RoadTests(Browser browser, WideSlurm slurm) : IClassFixture<WideSlurm>
{
    private const string Email = "wong@pearl-voice.example", EndorserEmail = "lee@pearl-voice.example";
    private const int Months = 3, Less = WideSlurm.AllCards, Lapsing = 2;

    /// <summary>How far the portal's clock runs ahead of the cluster's from the beginning.</summary>
    private const int DaysAhead = 10;

    /// <summary>Of Less cards × 3 months × 730 hours.</summary>
    private const int BudgetHours = Less * Months * 730;

    /// <summary>The longest job that the whole budget would just carry.</summary>
    private const int LongestMinutes = Months * 730 * 60;

    [Fact]
    public async Task An_application_travels_from_the_form_to_the_cluster_and_into_the_journal()
    {
        await using var portal = await slurm.StartPortalAsync();
        var officer = new Officer(await browser.SignInAsync(portal, "officer"), portal);
        var assessor = new Assessor(await browser.SignInAsync(portal, "assessor"), portal);
        var secondAssessor = new Assessor(await browser.SignInAsync(portal, "assessor2"), portal);
        var chair = new Chair(await browser.SignInAsync(portal, "chair"), portal);
        var clusterOperator = new ClusterOperator(await browser.SignInAsync(portal, "operator"), portal);
        var admin = new Administrator(await browser.SignInAsync(portal, "admin"), portal);

        // The demonstration has an open offer of its own; it lapses first, so that what comes back later is ours alone.
        await admin.MoveClockAsync(DaysAhead);

        // register
        var applicant = new Applicant(await browser.OpenAsync(portal), portal, "Wong Ka Yan", Email);
        await applicant.RegisterAsync();
        await applicant.FoundOrganisationAsync("Pearl Voice Limited", "明珠語音有限公司", "76543210");
        var invitation = await applicant.InviteAsync(EndorserEmail, "Endorser");
        var endorser = new Endorser(await browser.OpenAsync(portal), portal, "Lee Siu Ming", EndorserEmail);
        await endorser.RegisterAsync(invitation);
        await endorser.AcceptInvitationAsync(invitation);

        // apply, with two projects
        var start = Walker.FirstOfNextMonth(DaysAhead);
        await applicant.StartAsync();
        await applicant.AddProjectAsync();
        await applicant.FillAsync(SampleApplications.StartUp,
            SampleApplications.Project("cantonese-speech").Asking(Less + 88, Months, start), SampleApplications.Project("site-safety").Asking(Lapsing, Months, start));
        await applicant.AskForSignatureAsync();
        var (reference, digest) = await endorser.SubmitAsync(applicant.Application);
        Assert.Matches("^AISS-[0-9]{4}-[0-9]{4}$", reference);
        Assert.Matches("^[0-9a-f]{64}$", digest);
        var (first, second) = ($"{reference}/1", $"{reference}/2");

        // screen and decide
        await officer.VerifyOrganisationAsync(applicant.Organisation);
        await officer.PassAsync(reference);
        Assert.Equal(2, await assessor.AssessAsync(first, second) + await secondAssessor.AssessAsync(first, second));
        var meeting = await officer.MeetAsync(DaysAhead, first, second);
        var (budget, cards) = (await officer.BudgetLeftAsync(), await officer.CardsFreeAsync(Month(start)));
        await officer.ApproveLessAsync(first, Less, "The described runs fit 512 cards; more would stand idle.");
        await officer.ApproveAsync(second);
        Assert.Equal(budget - Subsidy(Less) - Subsidy(Lapsing), await officer.BudgetLeftAsync());
        Assert.Equal(cards - Less - Lapsing, await officer.CardsFreeAsync(Month(start)));
        await chair.ConfirmAsync(meeting);
        await officer.EndMeetingAsync(meeting);
        await chair.PublishAsync(meeting);

        // one offer is accepted; the other one nobody answers
        await endorser.AddSecondFactorAsync();
        await endorser.AcceptAsync(first);

        // allocate: it waits for the person's login, then stands there closed until its first day
        await clusterOperator.EnterLoginAsync(Email, "alice");
        await clusterOperator.SeeOnClusterAsync(first, "Prepared");
        await admin.MoveClockAsync(days: 31);
        var allocation = await clusterOperator.SeeOnClusterAsync(first, "Ready");
        var account = first.ToLowerInvariant().Replace('/', '-');
        Assert.Equal($"{BudgetHours * 60}|{Less}", await LimitsAsync(account));

        // the other offer lapsed with that: budget and cards are back
        Assert.Equal(budget - Subsidy(Less), await officer.BudgetLeftAsync());
        Assert.Equal(cards - Less, await officer.CardsFreeAsync(Month(start)));
        await endorser.OpenOfferAsync(second);
        Assert.Contains("Lapsed", await endorser.HeadAsync());

        // use: a job runs; the next, for which there is not enough left, waits; what still fits runs
        await RunJobAsync(account, seconds: 12, limit: 10);
        var (tooLong, _) = await slurm.SubmitAsync("alice", account, Less, 1, LongestMinutes);
        await UntilAsync($"job {tooLong} waits", async () => await ReasonAsync(tooLong!.Value) == "AssocGrpGRESMinutes");
        await slurm.AsAsync("alice", "scancel", $"{tooLong}");
        await RunJobAsync(account, seconds: 1, limit: LongestMinutes - 100);

        // its hours are collected and shown to the project
        var used = await UsedHoursAsync(account);
        Assert.InRange(used, 1.5m, 20m);
        await applicant.SeeInTimeAsync($"/allocations/{allocation}", $"dd:has-text('{used.ToString("#,##0", CultureInfo.InvariantCulture)} h / {BudgetHours:N0} h')", 90);

        // everybody was told, and every figure holds
        Assert.NotEmpty(Mailbox.SubjectsTo(portal, Email));
        Assert.Contains(Mailbox.SubjectsTo(portal, "registry@pearl-voice.example"), subject => subject.Contains(reference, StringComparison.Ordinal));
        await portal.KillAndVerifyAsync();
    }

    /// <summary>70 % of cards × months × HK$30,000.</summary>
    private static decimal Subsidy(int cards) => cards * Months * 30_000m * 0.7m;

    private static string Month(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private async Task<string> LimitsAsync(string account)
    {
        var line = (await slurm.AsAsync("root", "sacctmgr", "-nP", "show", "assoc", $"account={account}", "user=", "format=GrpTRESMins,GrpTRES")).Trim();
        return line.Replace("gres/gpu=", "");
    }

    private async Task RunJobAsync(string account, int seconds, int limit)
    {
        var (job, error) = await slurm.SubmitAsync("alice", account, Less, seconds, limit);
        Assert.Equal(0, error);
        await UntilAsync($"job {job} has run", async () => (await slurm.AsAsync("root", "sacct", "-nXP", "-j", $"{job}", "-o", "State")).Trim() == "COMPLETED");
    }

    private async Task<string> ReasonAsync(long job) => (await slurm.AsAsync("root", "squeue", "-h", "-j", $"{job}", "-o", "%r")).Trim();

    private async Task<decimal> UsedHoursAsync(string account)
    {
        var seconds = (await slurm.AsAsync("root", "sacct", "-nXPa", "-A", account, "-o", "ElapsedRaw")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return seconds.Sum(s => decimal.Parse(s, CultureInfo.InvariantCulture)) * Less / 3600;
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        for (var second = 0; second < 90; second++)
        {
            if (await holds()) return;
            await Task.Delay(1000);
        }
        throw new TimeoutException($"Not within 90 seconds: {what}.");
    }
}
