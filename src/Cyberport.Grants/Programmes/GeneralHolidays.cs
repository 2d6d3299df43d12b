using Cyberport.Grants.Data;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>
/// The general holidays of DOMAIN §6, 2024 to 2027 (2027 to be checked against the gazette). Brought into the database where a year has none; from
/// then on the table counts, and may be corrected there.
/// </summary>
public static class GeneralHolidays
{
    private static readonly Dictionary<string, TrilingualText> Names = new()
    {
        ["ny"] = new("The first day of January", "一月一日", "元旦"),
        ["l1"] = new("Lunar New Year's Day", "農曆年初一", "农历年初一"),
        ["l2"] = new("The second day of Lunar New Year", "農曆年初二", "农历年初二"),
        ["l3"] = new("The third day of Lunar New Year", "農曆年初三", "农历年初三"),
        ["l4"] = new("The fourth day of Lunar New Year", "農曆年初四", "农历年初四"),
        ["cm"] = new("Ching Ming Festival", "清明節", "清明节"),
        ["cm+"] = new("The day following Ching Ming Festival", "清明節翌日", "清明节翌日"),
        ["gf"] = new("Good Friday", "耶穌受難節", "耶稣受难日"),
        ["gf+"] = new("The day following Good Friday", "耶穌受難節翌日", "耶稣受难日翌日"),
        ["em"] = new("Easter Monday", "復活節星期一", "复活节星期一"),
        ["em+"] = new("The day following Easter Monday", "復活節星期一翌日", "复活节星期一翌日"),
        ["ld"] = new("Labour Day", "勞動節", "劳动节"),
        ["bb"] = new("The Birthday of the Buddha", "佛誕", "佛诞"),
        ["bb+"] = new("The day following the Birthday of the Buddha", "佛誕翌日", "佛诞翌日"),
        ["tn"] = new("Tuen Ng Festival", "端午節", "端午节"),
        ["ed"] = new("Hong Kong Special Administrative Region Establishment Day", "香港特別行政區成立紀念日", "香港特别行政区成立纪念日"),
        ["ma+"] = new("The day following the Mid-Autumn Festival", "中秋節翌日", "中秋节翌日"),
        ["nd"] = new("National Day", "國慶日", "国庆节"),
        ["cy"] = new("Chung Yeung Festival", "重陽節", "重阳节"),
        ["cy+"] = new("The day following Chung Yeung Festival", "重陽節翌日", "重阳节翌日"),
        ["x1"] = new("Christmas Day", "聖誕節", "圣诞节"),
        ["x2"] = new("The first weekday after Christmas Day", "聖誕節後第一個周日", "圣诞节后第一个平日"),
    };

    private static readonly (int Year, string Days)[] Lists =
    [
        (2024, "1/1 ny,10/2 l1,12/2 l3,13/2 l4,29/3 gf,30/3 gf+,1/4 em,4/4 cm,1/5 ld,15/5 bb,10/6 tn,1/7 ed,18/9 ma+,1/10 nd,11/10 cy,25/12 x1,26/12 x2"),
        (2025, "1/1 ny,29/1 l1,30/1 l2,31/1 l3,4/4 cm,18/4 gf,19/4 gf+,21/4 em,1/5 ld,5/5 bb,31/5 tn,1/7 ed,1/10 nd,7/10 ma+,29/10 cy,25/12 x1,26/12 x2"),
        (2026, "1/1 ny,17/2 l1,18/2 l2,19/2 l3,3/4 gf,4/4 gf+,6/4 cm+,7/4 em+,1/5 ld,25/5 bb+,19/6 tn,1/7 ed,26/9 ma+,1/10 nd,19/10 cy+,25/12 x1,26/12 x2"),
        (2027, "1/1 ny,6/2 l1,8/2 l3,9/2 l4,26/3 gf,27/3 gf+,29/3 em,5/4 cm,1/5 ld,13/5 bb,9/6 tn,1/7 ed,16/9 ma+,1/10 nd,8/10 cy,25/12 x1,27/12 x2"),
    ];

    public static IEnumerable<Holiday> Of(int year) =>
        Lists.Where(l => l.Year == year).SelectMany(l => l.Days.Split(',')).Select(entry => entry.Split('/', ' '))
            .Select(e => Holiday.On(new DateOnly(year, Number(e[1]), Number(e[0])), Names[e[2]]));

    /// <summary>Adds the list of every year of which no holiday is known; running it again changes nothing.</summary>
    public static async Task BringInAsync(GrantsDbContext db, CancellationToken cancel)
    {
        var known = await KnownYearsAsync(db, cancel);
        var missing = Lists.Select(l => l.Year).Except(known).ToList();
        if (missing.Count == 0) return;
        db.AddRange(missing.SelectMany(Of));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another host of the same database was quicker.
            db.ChangeTracker.Clear();
            if (missing.Except(await KnownYearsAsync(db, cancel)).Any()) throw;
        }
    }

    private static async Task<List<int>> KnownYearsAsync(GrantsDbContext db, CancellationToken cancel) =>
        [.. (await db.Set<Holiday>().Select(h => h.Day).ToListAsync(cancel)).Select(d => d.Year).Distinct()];

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
