using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Reviews;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>The reviewers of the demonstration: what they know and where they work, and what they write of a story's projects.</summary>
internal sealed class SampleReviewing(OperationRunner operations, GrantsClock clock)
{
    private sealed record Reviewer(string DemoId, string[] Areas, string Works, string Domain);

    private static readonly Reviewer[] Reviewers =
    [
        new("reviewer1", ["speech", "llm"], "Eastern Strait University", "eastern-strait.example"),
        new("reviewer2", ["vision", "robotics"], "Pok Chau Polytechnic", "pok-chau.example"),
        new("reviewer3", ["science", "multimodal"], "Institute of Tropical Weather", "tropical-weather.example"),
        new("reviewer4", ["llm", "safety"], "Ginkgo Language Technologies", "ginkgo-language.example"),
        new("reviewer5", ["vision", "safety"], "Pok Chau Polytechnic", "pok-chau.example"),
        new("reviewer6", ["science", "speech"], "Southern Bay Medical School", "southern-bay.example"),
    ];

    private static readonly string[] Comments =
    [
        "The aims answer a need that is named in the plan, and the users are at the table.",
        "The card-months follow from the training runs described; the largest run is well argued.",
        "The team has run work of this kind before, if on fewer cards; the data are in hand.",
        "Deliverables are countable and dated; the risk assessment could say more about misuse.",
    ];

    public async Task AppointAsync()
    {
        foreach (var reviewer in Reviewers)
        {
            var me = As(reviewer.DemoId);
            await operations.MustAsync(me, new DescribeReviewer(reviewer.Areas, [ReadingLanguage.English, ReadingLanguage.Chinese], 6));
            await operations.MustAsync(me, new DescribeAffiliation(me.RequirePerson(), null, reviewer.Works, reviewer.Domain));
        }
    }

    /// <summary>The officer gives what the rule proposes.</summary>
    public async Task GiveAsync(string application)
    {
        var officer = As("officer");
        var view = await operations.MustAskAsync(officer, new ViewReviewing());
        var mine = view.Projects.Where(p => IsOf(p.Reference, application)).Select(p => p.Id).ToHashSet();
        ReviewPair[] pairs = [.. view.Pairs.Where(p => mine.Contains(p.Project))];
        if (pairs.Length > 0) await operations.MustAsync(officer, new GiveProposedReviews(pairs));
    }

    /// <summary>Everybody writes; where nothing is decided yet, two have begun on the later projects and one has not looked.</summary>
    public async Task WriteAsync(string application, Ruling? ruling)
    {
        for (var i = 0; i < Reviewers.Length; i++)
        {
            var me = As(Reviewers[i].DemoId);
            var rows = (await operations.MustAskAsync(me, new ViewMyReviews())).Open.Where(r => IsOf(r.Reference, application)).ToList();
            foreach (var row in rows)
            {
                var later = ruling is null && !row.Reference.EndsWith("/1", StringComparison.Ordinal);
                if (later && i % 3 == 2) continue;
                var about = await operations.MustAskAsync(me, new ViewReview(row.Id));
                if (about.ToDeclare is not null) await operations.MustAsync(me, new DeclareConflict(about.Application, null, ""));
                var saved = await operations.MustAsync(me, new SaveReview(row.Id, about.Version, Sheet(about, i, ruling)));
                if (!later) await operations.MustAsync(me, new SubmitReview(row.Id, saved.Version));
            }
        }
    }

    private static ReviewSheet Sheet(ReviewView about, int reviewer, Ruling? ruling)
    {
        var low = ruling?.Verdict == Verdict.Refuse;
        return new(
            [.. about.Criteria.Select((c, n) => new CriterionScore(c.Number, (low ? 1 : 3) + (reviewer + n) % 3, low && n == 1
                ? "The request is far above what the described experiments need." : Comments[n % Comments.Length]))],
            reviewer % 2 == 0 ? Confidence.High : Confidence.Medium,
            low ? "I would ask for a pilot on few cards first." : "I would support it as asked.",
            low ? "Show a pilot, and how the cards asked for follow from it." : "Say more about how results will be shared.");
    }

    private static bool IsOf(string project, string application) => project.StartsWith(application + "/", StringComparison.Ordinal);

    private Actor As(string demoId) => DemonstrationPeople.ActorOf(demoId, clock);
}
