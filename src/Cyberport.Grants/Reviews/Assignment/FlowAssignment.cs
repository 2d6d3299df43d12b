using Google.OrTools.Graph;

namespace Cyberport.Grants.Reviews.Assignment;

/// <summary>
/// The assignment of the highest total fit, as a flow of least cost: reviews flow from proposals to the reviewers who may take them, by
/// way of a node per organisation and proposal that lets one through, and on to the sink within each reviewer's load. The integers of
/// a flow come by themselves, so the optimum is proven without searching.
/// </summary>
public static class FlowAssignment
{
    /// <summary>
    /// Solves it. Where not everything can be had, as many reviews and as few loads below the least as possible, and among those the
    /// highest total.
    /// </summary>
    /// <param name="seed">Which of equally good assignments is taken; the same seed takes the same.</param>
    public static AssignmentPlan Solve(AssignmentProblem problem, int seed = 0)
    {
        var network = new Network(problem, Order(problem.Reviewers, seed));
        return new(problem, network.Solve(), IsProven: true);
    }

    private static int[] Order(int reviewers, int seed)
    {
        var order = Enumerable.Range(0, reviewers).ToArray();
        if (seed != 0) new Random(seed).Shuffle(order);
        return order;
    }

    private sealed class Network
    {
        private readonly AssignmentProblem _problem;
        private readonly MinCostFlow _flow = new();
        private readonly List<(int Arc, int Proposal, int Reviewer)> _pairs;
        private readonly int _sink;

        /// <summary>More than any total: what it buys or costs comes before every fit.</summary>
        private readonly long _before;
        private int _nodes;

        public Network(AssignmentProblem problem, int[] order)
        {
            _problem = problem;
            _pairs = new(problem.Proposals * problem.Reviewers);
            _sink = problem.Proposals + problem.Reviewers;
            _nodes = _sink + 1;
            _before = 1 + problem.Proposals * (long)problem.PerProposal * problem.Fits.Cast<int>().DefaultIfEmpty().Max();

            for (var proposal = 0; proposal < problem.Proposals; proposal++) AddProposal(proposal, order);
            foreach (var reviewer in order) AddLoad(reviewer);
            _flow.SetNodeSupply(_sink, -Enumerable.Range(0, problem.Proposals).Sum(p => (long)problem.NeedOf(p)));
        }

        private void AddProposal(int proposal, int[] order)
        {
            _flow.SetNodeSupply(proposal, _problem.NeedOf(proposal));
            // What cannot be placed goes straight to the sink, so that there is always an answer, and it says what is missing.
            _flow.AddArcWithCapacityAndUnitCost(proposal, _sink, _problem.NeedOf(proposal), _before);
            var allowed = order.Where(r => _problem.IsAllowed(proposal, r));
            if (_problem.Organisations is not { } organisations)
            {
                foreach (var reviewer in allowed) AddPair(proposal, proposal, reviewer);
                return;
            }
            foreach (var colleagues in allowed.GroupBy(r => organisations[r])) AddOrganisation(proposal, [.. colleagues]);
        }

        private void AddOrganisation(int proposal, int[] colleagues)
        {
            var from = proposal;
            if (colleagues.Length > 1)
            {
                from = _nodes++;
                _flow.AddArcWithCapacityAndUnitCost(proposal, from, 1, 0);
            }
            foreach (var reviewer in colleagues) AddPair(from, proposal, reviewer);
        }

        private void AddPair(int from, int proposal, int reviewer) =>
            _pairs.Add((_flow.AddArcWithCapacityAndUnitCost(from, _problem.Proposals + reviewer, 1, -_problem.Fits[proposal, reviewer]), proposal, reviewer));

        private void AddLoad(int reviewer)
        {
            var node = _problem.Proposals + reviewer;
            var least = Math.Min(_problem.MinLoad, _problem.RoomOf(reviewer));
            if (least > 0) _flow.AddArcWithCapacityAndUnitCost(node, _sink, least, -_before);
            _flow.AddArcWithCapacityAndUnitCost(node, _sink, _problem.RoomOf(reviewer) - least, 0);
        }

        public IReadOnlyList<IReadOnlyList<int>> Solve()
        {
            var status = _flow.Solve();
            if (status != MinCostFlowBase.Status.OPTIMAL) throw new InvalidOperationException($"The assignment has no answer: {status}.");
            var reviewersOf = Enumerable.Range(0, _problem.Proposals).Select(_ => new List<int>(_problem.PerProposal)).ToArray();
            foreach (var (arc, proposal, reviewer) in _pairs)
                if (_flow.Flow(arc) > 0) reviewersOf[proposal].Add(reviewer);
            foreach (var reviewers in reviewersOf) reviewers.Sort();
            return reviewersOf;
        }
    }
}
