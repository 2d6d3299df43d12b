using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cyberport.Grants.Reviews.Assignment;

namespace Cyberport.Grants.Benchmarks;

/// <summary>Assigns reviewers of a matrix from a file, or of a generated one, and tells what came out and how long it took.</summary>
internal static class AssignmentBenchmark
{
    public static int Run(Options options)
    {
        var problem = Read(options);
        var watch = Stopwatch.StartNew();
        var plan = FlowAssignment.Solve(problem, options.Number("seed", 0));
        watch.Stop();
        if (options.Find("out") is { } path) File.WriteAllLines(path, plan.ReviewersOf.Select(r => string.Join(' ', r)));
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            total = (decimal)plan.Total / AssignmentProblem.Whole,
            worst = (decimal)plan.Worst / AssignmentProblem.Whole,
            missing = plan.Missing,
            underloaded = plan.Underloaded,
            loads = plan.Loads,
            seconds = Math.Round(watch.Elapsed.TotalSeconds, 3),
            megabytes = Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024),
            proven = plan.IsProven,
        }));
        return plan.IsComplete ? 0 : 1;
    }

    private static AssignmentProblem Read(Options options)
    {
        var (perProposal, maxLoad, minLoad) = (options.Number("per-proposal"), options.Number("max-load"), options.Number("min-load", 0));
        if (options.Find("generate") is { } size) return Generated(size, options, perProposal, maxLoad, minLoad);
        int[]? organisations = options.Find("groups") is { } groups ? [.. File.ReadLines(groups).Where(l => l.Length > 0).Select(l => int.Parse(l, CultureInfo.InvariantCulture))] : null;
        return new(Matrix(options.Text("matrix")), perProposal, maxLoad, minLoad, organisations);
    }

    /// <summary>First line "proposals reviewers", then a row of scores per proposal; below 0 is forbidden.</summary>
    private static int[,] Matrix(string path)
    {
        using var file = new StreamReader(path);
        var size = Words(file).Select(int.Parse).ToArray();
        var fits = new int[size[0], size[1]];
        for (var proposal = 0; proposal < size[0]; proposal++)
        {
            var row = Words(file);
            if (row.Length != size[1]) throw new FormatException($"Row {proposal + 1} has {row.Length} scores instead of {size[1]}.");
            for (var reviewer = 0; reviewer < size[1]; reviewer++) fits[proposal, reviewer] = Fit(decimal.Parse(row[reviewer], NumberStyles.Float, CultureInfo.InvariantCulture));
        }
        return fits;
    }

    private static string[] Words(StreamReader file) => (file.ReadLine() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static int Fit(decimal score) => score < 0 ? AssignmentProblem.Forbidden : (int)Math.Round(score * AssignmentProblem.Whole);

    /// <summary>Fits like those of topics: most pairs fit little, few fit well; one pair in fifty is a conflict.</summary>
    private static AssignmentProblem Generated(string size, Options options, int perProposal, int maxLoad, int minLoad)
    {
        var parts = size.Split('x').Select(int.Parse).ToArray();
        var random = new Random(options.Number("seed", 1));
        var fits = new int[parts[0], parts[1]];
        for (var proposal = 0; proposal < parts[0]; proposal++)
            for (var reviewer = 0; reviewer < parts[1]; reviewer++)
                fits[proposal, reviewer] = random.Next(50) == 0 ? AssignmentProblem.Forbidden : (int)(Math.Pow(random.NextDouble(), 3) * AssignmentProblem.Whole);
        var organisations = options.Number("organisations", 0) is > 0 and var count ? Enumerable.Range(0, parts[1]).Select(_ => random.Next(count)).ToArray() : null;
        return new(fits, perProposal, maxLoad, minLoad, organisations);
    }
}
