using System.Globalization;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Desk;

/// <summary>A question of a case's applicants to the secretariat, as far as the road tells of it.</summary>
public sealed record AskedOnRoad(DateTime AskedAt, int PledgeDays, DateTime? AnsweredAt);

/// <summary>
/// Questions to the secretariat do not move a case, so they are no step that waits: those answered stand among what is done, those open are
/// told with the step where the case is, or after the road's end. Pure.
/// </summary>
public static class EnquiriesOnRoad
{
    public static IReadOnlyList<TimelineStep> Told(IReadOnlyList<TimelineStep> road, IReadOnlyList<AskedOnRoad> asked, WorkingDays calendar, DateTime now)
    {
        var steps = road.ToList();
        var here = steps.FindIndex(s => s.State != TimelineState.Done);
        if (Open(asked, calendar, now) is { } words)
        {
            if (here >= 0 && steps[here].State == TimelineState.Current) steps[here] = steps[here] with { Words = $"{steps[here].Words} {words}".Trim() };
            // How the road ended stays its last word.
            else steps.Insert(here < 0 ? steps.Count : here, new(DeskWords.Step_Enquiry, TimelineState.Current, null, DeskWords.Holder_Secretariat, words));
        }
        if (asked.Where(a => a.AnsweredAt is not null).ToList() is { Count: > 0 } answered)
            steps.Insert(here < 0 ? road.Count : here, new(
                answered.Count == 1 ? DeskWords.Step_EnquiryAnswered : string.Format(CultureInfo.CurrentCulture, DeskWords.Step_EnquiriesAnswered, answered.Count),
                TimelineState.Done, answered.Max(a => a.AnsweredAt)));
        return steps;
    }

    /// <summary>The first of what is open, with its clock.</summary>
    private static string? Open(IReadOnlyList<AskedOnRoad> asked, WorkingDays calendar, DateTime now) =>
        asked.Where(a => a.AnsweredAt is null).MinBy(a => a.AskedAt) is not { } first ? null
            : string.Format(CultureInfo.CurrentCulture, DeskWords.Now_Enquiry, new PledgeClock(first.AskedAt, first.PledgeDays, []).Read(calendar, now).InWords);
}
