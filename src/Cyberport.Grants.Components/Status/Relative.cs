using System.Globalization;

namespace Cyberport.Grants.Components;

/// <summary>A distance in time in words: "in 3 days", "5 minutes ago".</summary>
public static class Relative
{
    public static string Words(TimeSpan untilThen)
    {
        var past = untilThen < TimeSpan.Zero;
        var distance = untilThen.Duration();
        if (distance < TimeSpan.FromMinutes(1)) return ComponentsText.Relative_Now;
        var (count, one, many) = distance switch
        {
            { TotalHours: < 1 } => ((int)distance.TotalMinutes, ComponentsText.Relative_Minute, ComponentsText.Relative_Minutes),
            { TotalDays: < 1 } => ((int)distance.TotalHours, ComponentsText.Relative_Hour, ComponentsText.Relative_Hours),
            _ => ((int)distance.TotalDays, ComponentsText.Relative_Day, ComponentsText.Relative_Days),
        };
        var words = string.Format(CultureInfo.CurrentCulture, count == 1 ? one : many, count);
        return string.Format(CultureInfo.CurrentCulture, past ? ComponentsText.Relative_Ago : ComponentsText.Relative_In, words);
    }
}
