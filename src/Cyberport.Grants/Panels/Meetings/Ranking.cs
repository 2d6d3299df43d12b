namespace Cyberport.Grants.Panels.Meetings;

/// <summary>What the reviewers of one project think of it together. Points are hundredths of a point out of 100.</summary>
/// <param name="Rank">1 is the highest mean; equal means share a rank, and the next rank counts them all (1, 2, 2, 4).</param>
/// <param name="Spread">Sample standard deviation of the reviews' points: √(Σ(x − mean)² ÷ (n − 1)); nothing below two reviews.</param>
public sealed record Standing(int Rank, int Reviews, int Mean, int Lowest, int Highest, int Spread);

/// <summary>Orders projects by their weighted points, and says how far their reviewers are apart.</summary>
public static class Ranking
{
    /// <param name="points">Per project the weighted points of each review that counts; projects without any are not ranked.</param>
    public static IReadOnlyDictionary<TKey, Standing> Of<TKey>(IEnumerable<(TKey Project, int Points)> points) where TKey : notnull
    {
        var unranked = points.GroupBy(p => p.Project, p => p.Points).ToDictionary(g => g.Key, g => Unranked([.. g]));
        return unranked.ToDictionary(p => p.Key, p => p.Value with { Rank = 1 + unranked.Values.Count(o => o.Mean > p.Value.Mean) });
    }

    private static Standing Unranked(int[] points)
    {
        var mean = points.Average();
        var spread = points.Length < 2 ? 0 : Math.Sqrt(points.Sum(p => (p - mean) * (p - mean)) / (points.Length - 1));
        return new(0, points.Length, Round(mean), points.Min(), points.Max(), Round(spread));
    }

    private static int Round(double hundredths) => (int)Math.Round(hundredths, MidpointRounding.AwayFromZero);
}
