using System.Text.Json;
using Cyberport.Grants.Allocations;
using Cyberport.Grants.TestKit;

namespace Cyberport.Grants.Slurm.Tests;

/// <summary>Answers that real servers gave: v0.0.42 by Slurm 24.11, v0.0.45 by 26.05.</summary>
public sealed class AnswersAreRead
{
    private static JsonElement Captured(string version, string name) =>
        JsonElement.Parse(File.ReadAllText(Directory.GetFiles(Path.Combine(RealSlurm.Scripts, "captured", version), $"??-{name}.json").Single())).GetProperty("response");

    [Theory]
    [InlineData("v0.0.42", "24.11.5")]
    [InlineData("v0.0.45", "26.05.5")]
    public void The_server_says_who_it_is_and_counts_gpus(string version, string release)
    {
        Assert.True(SlurmAnswers.CountsGpus(Captured(version, "tres")));
        Assert.Equal(release, SlurmAnswers.Release(Captured(version, "tres")));
        Assert.True(SlurmAnswers.ControllerAnswers(Captured(version, "ping")));
    }

    [Theory]
    [InlineData("v0.0.42")]
    [InlineData("v0.0.45")]
    public void An_accounts_own_limits_are_told_from_its_users(string version)
    {
        var rows = Captured(version, "assoc-read");
        Assert.Equal(new AccountLimits(null, 12, null, null), SlurmAnswers.OwnLimits(rows, "sample-1", "testbed"));
        Assert.Equal([("alice", true)], SlurmAnswers.Members(rows, "sample-1", "testbed"));
        Assert.Null(SlurmAnswers.OwnLimits(rows, "sample-1", "another cluster"));
    }

    [Theory]
    [InlineData("v0.0.42")]
    [InlineData("v0.0.45")]
    public void A_closed_account_is_seen_closed(string version) =>
        Assert.Equal(0, SlurmAnswers.OwnLimits(Captured(version, "suspend-read"), "sample-1", "testbed")!.Submitted);

    [Theory]
    [InlineData("v0.0.42")]
    [InlineData("v0.0.45")]
    public void Jobs_bear_their_cards_times_and_states(string version)
    {
        var jobs = SlurmAnswers.Jobs(Captured(version, "jobs-accounted"));
        var first = jobs.First(j => j.JobId == 1);
        Assert.Equal(("testbed", "sample-1", "alice", 8, "COMPLETED"), (first.Cluster, first.Account, first.Login, first.Gpus, first.State));
        Assert.InRange((first.EndedAt!.Value - first.StartedAt!.Value).TotalSeconds, 8, 9);
        Assert.All(jobs, j => Assert.Equal(DateTimeKind.Utc, j.SubmittedAt.Kind));
    }

    [Theory]
    [InlineData("v0.0.42")]
    [InlineData("v0.0.45")]
    public void The_counter_of_the_budget_is_found(string version) => Assert.True(SlurmAnswers.CountedSeconds(Captured(version, "shares"), "sample-1") > 0);

    [Theory]
    [InlineData("v0.0.42")]
    [InlineData("v0.0.45")]
    public void Not_found_is_an_empty_list_and_errors_have_numbers(string version)
    {
        Assert.Null(SlurmAnswers.AccountDescription(Captured(version, "err-unknown-account"), "sample-none"));
        Assert.Equal(SlurmErrors.DatabaseAway, SlurmErrors.Of(Captured(version, "err-bad-token"))[0].Number);
        Assert.Equal(SlurmErrors.AccessDenied, SlurmErrors.Of(Captured(version, "err-not-operator"))[0].Number);
        Assert.Equal(2050, SlurmErrors.Of(Captured(version, "job-submit-suspended"))[0].Number);
        Assert.Empty(SlurmErrors.Of(Captured(version, "account-create")));
    }
}
