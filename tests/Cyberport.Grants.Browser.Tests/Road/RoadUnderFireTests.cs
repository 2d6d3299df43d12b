using Cyberport.Grants.Data.Seeding;

namespace Cyberport.Grants.Browser.Tests.Road;

/// <summary>
/// The same road while the portal is killed at every commit boundary of submitting, deciding, accepting and provisioning, and the
/// cluster's REST daemon goes away in between. What was acknowledged stands, what was not can be done again, nothing is done twice.
/// </summary>
[Collection(nameof(BrowserCollection))]
public sealed class RoadUnderFireTests(Browser browser, WideSlurm slurm) : IClassFixture<WideSlurm>, IAsyncLifetime
{
    private const int Cards = 2, Months = 3;
    private const decimal Subsidy = Cards * Months * 30_000m * 0.7m;

    private Portal _portal = null!;
    private Applicant _applicant = null!;
    private Endorser _endorser = null!;
    private Officer _officer = null!;
    private Chair _chair = null!;
    private Assessor[] _assessors = [];
    private string _meeting = "";
    private ClusterOperator _operator = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await slurm.StartPortalAsync();
        _applicant = new Applicant(await browser.SignInAsync(_portal, "pi"), _portal, "Chan Wing Sum", "");
        _endorser = new Endorser(await browser.SignInAsync(_portal, "endorser"), _portal, "Ng Mei Yee", "");
        _officer = new Officer(await browser.SignInAsync(_portal, "officer"), _portal);
        _chair = new Chair(await browser.SignInAsync(_portal, "chair"), _portal);
        _assessors = [new(await browser.SignInAsync(_portal, "assessor"), _portal), new(await browser.SignInAsync(_portal, "assessor2"), _portal)];
        _operator = new ClusterOperator(await browser.SignInAsync(_portal, "operator"), _portal);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Killed_at_every_boundary_it_does_everything_exactly_once()
    {
        await _applicant.StartAsync();
        await _applicant.FillAsync(SampleApplications.University, SampleApplications.Project("site-safety").Asking(Cards, Months, Walker.FirstOfNextMonth()));
        await _applicant.AskForSignatureAsync();

        var reference = await SubmitUnderFireAsync();
        await _officer.PassAsync(reference);
        foreach (var assessor in _assessors) await assessor.AssessAsync($"{reference}/1");
        _meeting = await _officer.MeetAsync(0, $"{reference}/1");
        var budget = await _officer.BudgetLeftAsync();
        await DecideUnderFireAsync($"{reference}/1", budget);
        await ConfirmUnderFireAsync();
        await AcceptUnderFireAsync($"{reference}/1");

        var account = $"{reference}-1".ToLowerInvariant();
        await ProvisionUnderFireAsync(account);
        await _operator.SeeOnClusterAsync($"{reference}/1", "Prepared", 120);
        Assert.Equal(budget - Subsidy, await _officer.BudgetLeftAsync());
        Assert.Equal([$"gres/gpu={Cards * Months * 730 * 60}|gres/gpu={Cards}"], await LinesAsync("sacctmgr", "-nP", "show", "assoc", $"account={account}", "user=", "format=GrpTRESMins,GrpTRES"));
        Assert.Single(await LinesAsync("sacctmgr", "-nP", "show", "account", account, "format=Account,Descr"));
        Assert.Equal(["chanws"], await LinesAsync("sacctmgr", "-nP", "show", "assoc", $"account={account}", "user=chanws", "format=User"));

        await _portal.KillAndVerifyAsync();
    }

    private async Task<string> SubmitUnderFireAsync()
    {
        await _portal.ArmAsync("submit.before-commit");
        await _endorser.OpenForSigningAsync(_applicant.Application);
        await _endorser.PressSubmitAsync();
        await _portal.DeadAsync();

        await _portal.ArmAsync("submit.after-commit");
        await _endorser.OpenForSigningAsync(_applicant.Application); // nothing was handed in: it asks for the signature again
        await _endorser.PressSubmitAsync();
        await _portal.DeadAsync();

        await _portal.StartAgainAsync();
        return (await _endorser.ReadReceiptAsync(_applicant.Application)).Reference;
    }

    private async Task DecideUnderFireAsync(string project, decimal budget)
    {
        await _portal.ArmAsync("decide.before-commit");
        await _officer.OpenProjectAsync(project);
        await _officer.PressRecordAsync();
        await _portal.DeadAsync();

        await _portal.ArmAsync("decide.after-commit");
        Assert.Equal(budget, await _officer.BudgetLeftAsync());
        await _officer.OpenProjectAsync(project);
        await _officer.PressRecordAsync();
        await _portal.DeadAsync();

        await _portal.StartAgainAsync();
        Assert.Equal(budget - Subsidy, await _officer.BudgetLeftAsync());
    }

    /// <summary>The chair's confirmation, the publishing of the meeting, and the offer that the published decision becomes.</summary>
    private async Task ConfirmUnderFireAsync()
    {
        foreach (var moment in new[] { "confirm.before-commit", "confirm.after-commit" })
        {
            await _portal.ArmAsync(moment);
            await _chair.OpenAsync(_meeting);
            await _chair.PressConfirmAsync();
            await _portal.DeadAsync();
        }

        await _portal.StartAgainAsync();
        await _officer.EndMeetingAsync(_meeting);
        await _portal.KillAsync();
        foreach (var moment in new[] { "publish.before-commit", "publish.after-commit" })
        {
            await _portal.ArmAsync(moment);
            await _chair.OpenAsync(_meeting);
            await _chair.PressPublishAsync();
            await _portal.DeadAsync();
        }

        await _portal.DieAtAsync("OfferWhenDecided.before-commit");
        await _portal.DieAtAsync("OfferWhenDecided.after-commit");
    }

    private async Task AcceptUnderFireAsync(string project)
    {
        await _portal.ArmAsync("accept.before-commit");
        await _endorser.OpenOfferAsync(project);
        await _endorser.SignOfferAsync();
        await _endorser.PressAcceptAsync();
        await _portal.DeadAsync();

        await _portal.ArmAsync("accept.after-commit");
        await _endorser.OpenOfferAsync(project);
        await _endorser.SignOfferAsync();
        await _endorser.PressAcceptAsync();
        await _portal.DeadAsync();
    }

    /// <summary>The award is accepted, the portal dead: its next starts make the allocation and provision it, and die of that six times.</summary>
    private async Task ProvisionUnderFireAsync(string account)
    {
        await _portal.DieAtAsync("AllocateWhenAccepted.before-commit");
        await _portal.DieAtAsync("AllocateWhenAccepted.after-commit");
        await _portal.DieAtAsync("provision.before-write");
        Assert.Empty(await LinesAsync("sacctmgr", "-nP", "show", "account", account, "format=Account"));
        await _portal.DieAtAsync("provision.between-writes");
        Assert.Single(await LinesAsync("sacctmgr", "-nP", "show", "account", account, "format=Account"));

        await slurm.ScriptAsync("kill", "slurmrestd");
        await _portal.StartAgainAsync();
        await _operator.SeeConditionAsync("Down");
        await _portal.KillAsync();
        await slurm.ScriptAsync("up", "slurmrestd");

        await _portal.DieAtAsync("provision.before-commit");
        await _portal.DieAtAsync("provision.after-commit");
        await _portal.StartAgainAsync();
    }

    private async Task<string[]> LinesAsync(params string[] command) =>
        (await slurm.AsAsync("root", command)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
