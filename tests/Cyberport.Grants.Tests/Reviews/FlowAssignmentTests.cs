using Cyberport.Grants.Reviews.Assignment;

namespace Cyberport.Grants.Tests.Reviews;

/// <summary>The assignment of the highest total, never a conflict and within every load; compared with trying everything out.</summary>
public sealed class FlowAssignmentTests
{
    [Fact]
    public void On_small_instances_nothing_is_better_than_what_it_finds()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var problem = Small(new Random(seed));
            var plan = FlowAssignment.Solve(problem, seed % 3);
            AssertKeepsTheRules(plan, seed);
            if (BestOf(problem) is { } best) Assert.True(plan.IsComplete && plan.Total == best, $"seed {seed}: {plan.Total} instead of {best}, {plan.Missing} missing");
            else Assert.False(plan.IsComplete, $"seed {seed}: complete, though there is no complete one");
        }
    }

    [Fact]
    public void What_cannot_be_placed_is_told_and_the_rest_is_placed()
    {
        const int no = AssignmentProblem.Forbidden;
        var plan = FlowAssignment.Solve(new(new[,] { { 9, 8, no }, { 7, no, no } }, PerProposal: 2, MaxLoad: 1));
        Assert.Equal(2, plan.ReviewersOf.Sum(r => r.Count));
        Assert.Equal((2, 17L), (plan.Missing, plan.Total));
    }

    [Fact]
    public void Two_of_one_organisation_never_review_the_same_proposal()
    {
        var plan = FlowAssignment.Solve(new(new[,] { { 9, 8, 1 }, { 9, 8, 2 } }, PerProposal: 2, MaxLoad: 2, Organisations: [1, 1, 2]));
        Assert.All(plan.ReviewersOf, reviewers => Assert.Contains(2, reviewers));
        Assert.Equal(9 + 1 + 9 + 2, plan.Total);
    }

    [Fact]
    public void The_same_seed_takes_the_same_of_equally_good_assignments()
    {
        var fits = new int[12, 9];
        for (var p = 0; p < 12; p++) for (var r = 0; r < 9; r++) fits[p, r] = 500_000;
        var problem = new AssignmentProblem(fits, PerProposal: 3, MaxLoad: 4);
        Assert.Equal(FlowAssignment.Solve(problem, 7).ReviewersOf, FlowAssignment.Solve(problem, 7).ReviewersOf);
        Assert.NotEqual(FlowAssignment.Solve(problem, 7).ReviewersOf, FlowAssignment.Solve(problem, 8).ReviewersOf);
    }

    private static AssignmentProblem Small(Random random)
    {
        var (proposals, reviewers) = (random.Next(1, 5), random.Next(2, 6));
        var fits = new int[proposals, reviewers];
        for (var p = 0; p < proposals; p++)
            for (var r = 0; r < reviewers; r++) fits[p, r] = random.Next(4) == 0 ? AssignmentProblem.Forbidden : random.Next(0, 8);
        var organisations = random.Next(2) == 0 ? null : Enumerable.Range(0, reviewers).Select(_ => random.Next(3)).ToArray();
        return new(fits, random.Next(1, 3), random.Next(1, 4), random.Next(0, 2), organisations);
    }

    private static void AssertKeepsTheRules(AssignmentPlan plan, int seed)
    {
        var problem = plan.Problem;
        Assert.All(plan.Loads, load => Assert.InRange(load, 0, problem.MaxLoad));
        for (var p = 0; p < problem.Proposals; p++) Assert.True(IsAllowed(problem, p, plan.ReviewersOf[p]), $"seed {seed}, proposal {p}");
    }

    private static bool IsAllowed(AssignmentProblem problem, int proposal, IReadOnlyList<int> reviewers) =>
        reviewers.Count <= problem.PerProposal && reviewers.Distinct().Count() == reviewers.Count && reviewers.All(r => problem.IsAllowed(proposal, r))
        && (problem.Organisations is not { } organisations || reviewers.Select(r => organisations[r]).Distinct().Count() == reviewers.Count);

    /// <summary>The highest total of all complete assignments; null when there is none.</summary>
    private static long? BestOf(AssignmentProblem problem, int proposal = 0, int[]? loads = null)
    {
        loads ??= new int[problem.Reviewers];
        if (proposal == problem.Proposals) return loads.All(l => l >= problem.MinLoad) ? 0 : null;
        long? best = null;
        foreach (var reviewers in Choices(problem, proposal, loads))
        {
            foreach (var r in reviewers) loads[r]++;
            if (BestOf(problem, proposal + 1, loads) is { } rest) best = Math.Max(best ?? long.MinValue, rest + reviewers.Sum(r => (long)problem.Fits[proposal, r]));
            foreach (var r in reviewers) loads[r]--;
        }
        return best;
    }

    private static IEnumerable<int[]> Choices(AssignmentProblem problem, int proposal, int[] loads) =>
        from bits in Enumerable.Range(0, 1 << problem.Reviewers)
        let reviewers = Enumerable.Range(0, problem.Reviewers).Where(r => (bits >> r & 1) == 1).ToArray()
        where reviewers.Length == problem.PerProposal && IsAllowed(problem, proposal, reviewers) && reviewers.All(r => loads[r] < problem.MaxLoad)
        select reviewers;
}
