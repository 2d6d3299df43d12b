using CsCheck;
using Cyberport.Grants.Allocations;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Allocations;

public class UsageMeterTests
{
    private static DateTime At(int month, int day, int hour = 0) => GrantsClock.StartOf(new(2026, month, day)).AddHours(hour);

    [Fact]
    public void A_run_across_midnight_on_the_last_of_a_month_is_shared_between_the_months()
    {
        var run = new Run(At(3, 31, 22), At(4, 1, 5), 4);
        var months = UsageMeter.PerMonth([run], new(new(2026, 3, 1), new(2026, 5, 1)), At(6, 1));
        Assert.Equal([new MonthUsage(new(2026, 3, 1), new TresMinutes(4 * 120)), new MonthUsage(new(2026, 4, 1), new TresMinutes(4 * 300))], months);
    }

    [Fact]
    public void A_job_that_runs_on_counts_up_to_now() =>
        Assert.Equal(new TresMinutes(8 * 60), UsageMeter.Minutes([new Run(At(3, 1), null, 8)], At(3, 1), At(4, 1), At(3, 1, 1)));

    [Fact]
    public void Both_runs_of_a_requeued_job_count() =>
        Assert.Equal(new TresMinutes(2 * 90), UsageMeter.Minutes([new Run(At(3, 1), At(3, 1, 1), 2), new Run(At(3, 1, 2), At(3, 1, 2).AddMinutes(30), 2)], At(3, 1), At(4, 1), At(4, 1)));

    [Fact]
    public void Utilisation_is_measured_on_the_capacity_of_each_day()
    {
        // 10 cards on the first day, 30 on the second: 480 + 480 GPU-hours of 240 + 720.
        Cards InForce(DateOnly day) => new(day.Day == 1 ? 10 : 30);
        Assert.Equal(Share.Percent(50), UsageMeter.Utilisation(new TresMinutes(480 * 60), new(new(2026, 3, 1), new(2026, 3, 3)), InForce));
        Assert.Null(UsageMeter.Utilisation(TresMinutes.Zero, new(new(2026, 3, 1), new(2026, 3, 3)), _ => new Cards(0)));
    }

    private static readonly Gen<Run> SomeRun = Gen.Select(Gen.Int[0, 400_000], Gen.Int[0, 300_000], Gen.Int[1, 16],
        (start, length, gpus) => new Run(At(1, 1).AddSeconds(start * 20), At(1, 1).AddSeconds(start * 20 + length), gpus));

    [Fact]
    public void The_windows_of_a_whole_add_up_to_it_in_seconds() =>
        Gen.Select(SomeRun.Array[0, 20], Gen.Int[1, 40]).Sample((runs, parts) =>
        {
            var (from, to) = (At(1, 1), At(7, 1));
            var step = (to - from) / parts;
            var sum = Enumerable.Range(0, parts).Sum(i => Seconds(from.AddSeconds(Math.Floor((step * i).TotalSeconds)), i == parts - 1 ? to : from.AddSeconds(Math.Floor((step * (i + 1)).TotalSeconds))));
            Assert.Equal(Seconds(from, to), sum);
            long Seconds(DateTime a, DateTime b) => UsageMeter.GpuSeconds(runs, a, b, to);
        }, iter: 1000);

    [Fact]
    public void Months_never_add_up_to_more_than_the_whole() =>
        SomeRun.Array[1, 20].Sample(runs =>
        {
            var months = UsageMeter.PerMonth(runs, new(new(2026, 1, 1), new(2026, 7, 1)), At(7, 1)).Sum(m => m.Used.Minutes);
            var whole = UsageMeter.Minutes(runs, At(1, 1), At(7, 1), At(7, 1)).Minutes;
            Assert.InRange(months, whole - 6, whole);
        }, iter: 500);
}
