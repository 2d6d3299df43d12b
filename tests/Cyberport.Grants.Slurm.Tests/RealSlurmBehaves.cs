using Cyberport.Grants.Allocations;
using Cyberport.Grants.TestKit;

namespace Cyberport.Grants.Slurm.Tests;

[Collection(WithRealSlurm.Name), Trait("Needs", "Cluster")]
public sealed class RealSlurmBehaves(RealSlurm slurm) : CentreBehaviour
{
    private readonly RestCentre _centre = slurm.Centre();

    protected override IComputeCentre Centre => _centre;

    protected override Task<(long? Id, int Error)> SubmitAsync(string login, string account, int gpus, int seconds, int limitMinutes) =>
        slurm.SubmitAsync(login, account, gpus, seconds, limitMinutes);

    protected override async Task EventuallyAsync(Func<Task<bool>> holds, int seconds)
    {
        var end = TimeProvider.System.GetUtcNow().AddSeconds(seconds);
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < end, $"not within {seconds} s: {await slurm.AsAsync("root", "squeue", "-h", "-o", "%i %a %T %r")}");
            await Task.Delay(300);
        }
    }

    protected override Task RequeueAsync(long job) => slurm.AsAsync("root", "scontrol", "requeue", $"{job}");

    protected override async Task<string> PendingReasonAsync(long job) => (await slurm.AsAsync("root", "squeue", "-h", "-j", $"{job}", "-o", "%r")).Trim();
}
