namespace Cyberport.Grants.Reviews.Assignment;

/// <summary>
/// Who may review what and how well they fit, how many reviews each proposal needs and how many each reviewer bears. Proposals and
/// reviewers are numbered from 0.
/// </summary>
/// <param name="Fits">Of proposal p and reviewer r at [p, r], in millionths; <see cref="Forbidden"/> where there is a conflict.</param>
/// <param name="PerProposal">Reviews of each proposal, all by different people.</param>
/// <param name="MaxLoad">Reviews that each reviewer takes at most.</param>
/// <param name="MinLoad">Reviews that each reviewer gets at least.</param>
/// <param name="Organisations">Each reviewer's, by any number: no two reviewers of a proposal come from the same. Null where that does not matter.</param>
/// <param name="Needs">Reviews of each proposal where they differ, at most <paramref name="PerProposal"/>.</param>
/// <param name="Rooms">What each reviewer takes at most where it differs, at most <paramref name="MaxLoad"/>.</param>
public sealed record AssignmentProblem(
    int[,] Fits, int PerProposal, int MaxLoad, int MinLoad = 0, IReadOnlyList<int>? Organisations = null, IReadOnlyList<int>? Needs = null, IReadOnlyList<int>? Rooms = null)
{
    /// <summary>A pair that must not be.</summary>
    public const int Forbidden = -1;

    /// <summary>Of a perfect fit.</summary>
    public const int Whole = 1_000_000;

    public int Proposals => Fits.GetLength(0);
    public int Reviewers => Fits.GetLength(1);

    public int NeedOf(int proposal) => Needs?[proposal] ?? PerProposal;
    public int RoomOf(int reviewer) => Rooms?[reviewer] ?? MaxLoad;

    public bool IsAllowed(int proposal, int reviewer) => Fits[proposal, reviewer] != Forbidden;
}

/// <summary>Who reviews what.</summary>
/// <param name="ReviewersOf">By proposal, ascending.</param>
/// <param name="IsProven">The solver has shown that no other assignment with as many reviews has a higher total.</param>
public sealed record AssignmentPlan(AssignmentProblem Problem, IReadOnlyList<IReadOnlyList<int>> ReviewersOf, bool IsProven)
{
    /// <summary>Sum of all fits, in millionths.</summary>
    public long Total => Enumerable.Range(0, ReviewersOf.Count).Sum(Of);

    /// <summary>The sum of the proposal that fares worst, in millionths.</summary>
    public long Worst => ReviewersOf.Count == 0 ? 0 : Enumerable.Range(0, ReviewersOf.Count).Min(Of);

    /// <summary>Reviews per reviewer.</summary>
    public IReadOnlyList<int> Loads
    {
        get
        {
            var loads = new int[Problem.Reviewers];
            foreach (var reviewer in ReviewersOf.SelectMany(r => r)) loads[reviewer]++;
            return loads;
        }
    }

    /// <summary>Reviews that nobody could be found for.</summary>
    public int Missing => ReviewersOf.Select((r, p) => Problem.NeedOf(p) - r.Count).Sum();

    /// <summary>Reviewers who get fewer than the least.</summary>
    public int Underloaded => Loads.Count(l => l < Problem.MinLoad);

    public bool IsComplete => Missing == 0 && Underloaded == 0;

    private long Of(int proposal) => ReviewersOf[proposal].Sum(r => (long)Problem.Fits[proposal, r]);
}
