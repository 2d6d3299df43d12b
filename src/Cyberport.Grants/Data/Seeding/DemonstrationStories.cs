using Cyberport.Grants.Panels;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>The applications of the demonstration: two run on the cluster, the others stand at different points of the road.</summary>
internal static class DemonstrationStories
{
    /// <param name="today">The day of the first start; everything is told relative to it.</param>
    public static IReadOnlyList<Story> All(DateOnly today)
    {
        // The first of a month, counted from this one: awards start on such days.
        DateOnly First(int months) => new DateOnly(today.Year, today.Month, 1).AddMonths(months);
        int Days(DateOnly day, int after) => day.DayNumber - today.DayNumber + after;

        return
        [
            // runs: approved for less than asked
            StartUp([Sample("bilingual-law").Asking(24, 9, First(-4))], drafted: Days(First(-6), -20), submitted: Days(First(-6), 2), passed: Days(First(-6), 6),
                new(Verdict.ApproveLess, Days(First(-6), 24), Days(First(-6), 25), Days(First(-6), 27), 16, 9, First(-4),
                    "The corpus fits 16 cards; the second training run can follow as an extension.")),
            // runs: approved as asked
            University([Sample("cantonese-speech").Asking(16, 6, First(-2))], drafted: Days(First(-5), 0), submitted: Days(First(-4), 4), passed: Days(First(-4), 8),
                new(Verdict.Approve, Days(First(-4), 24), Days(First(-4), 25), Days(First(-4), 30), 16, 6, First(-2))),
            // an offer that nobody accepted in time
            University([Sample("site-safety").Asking(2, 3, First(2))], drafted: Days(First(-4), 0), submitted: -70, passed: -66,
                new(Verdict.Approve, -50, -49, null, 2, 3, First(2))),
            // refused, with reasons
            Institute([Sample("herbal-discovery").Asking(12, 12, First(1))], drafted: -80, submitted: -62, passed: -57,
                new(Verdict.Refuse, -40, -39,
                    Reason: "The request is four times what the described experiments need, and the data agreement is not in place. Come back with the signed agreement and a pilot on 2 cards.")),
            // an offer waiting for the endorser's signature
            StartUp([Sample("lung-screening").Asking(8, 6, First(2))], drafted: -55, submitted: -38, passed: -33,
                new(Verdict.Approve, -9, -8, null, 8, 6, First(2))),
            // decided, waiting for the chair
            Institute([Sample("rain-nowcast").Asking(32, 12, First(2))], drafted: -45, submitted: -24, passed: -20,
                new(Verdict.Approve, -1, null, null, 32, 12, First(2))),
            // clarified and screened, two projects before the Committee; its investigator asked something and was answered
            University([Sample("lung-screening").Asking(8, 6, First(3)), Sample("rain-nowcast").Asking(12, 6, First(3))], drafted: -30, submitted: -12, passed: -7, null)
                with { AskedOn = -10, AnsweredOn = -8, EnquiredOn = -6, RepliedOn = -5 },
            // asked about, and the day to answer has passed; its investigator asks back
            Institute([Sample("cantonese-speech").Asking(6, 6, First(3))], drafted: -40, submitted: -23, passed: null, null) with { AskedOn = -20, EnquiredOn = -2 },
            // ended in screening, with reasons
            Institute([Sample("site-safety").Asking(4, 6, First(2))], drafted: -26, submitted: -16, passed: null, null) with { NotEligibleOn = -13 },
            // just handed in
            StartUp([Sample("cantonese-speech").Asking(16, 6, First(3))], drafted: -16, submitted: -2, passed: null, null),
            // being written
            University([Sample("herbal-discovery").Asking(12, 12, First(4))], drafted: -5, submitted: null, passed: null, null) with { Half = true },
        ];
    }

    private static SampleProject Sample(string key) => SampleApplications.Project(key);

    private static Story University(SampleProject[] projects, int drafted, int? submitted, int? passed, Ruling? ruling) =>
        new("pi", "endorser", DemonstrationPeople.University, SampleApplications.University, projects, drafted, false, submitted, passed, ruling);

    private static Story StartUp(SampleProject[] projects, int drafted, int? submitted, int? passed, Ruling? ruling) =>
        new("pi2", "endorser2", DemonstrationPeople.StartUp, SampleApplications.StartUp, projects, drafted, false, submitted, passed, ruling);

    private static Story Institute(SampleProject[] projects, int drafted, int? submitted, int? passed, Ruling? ruling) =>
        new("pi3", "endorser3", DemonstrationPeople.Institute, SampleApplications.Company, projects, drafted, false, submitted, passed, ruling);
}
