using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Cyberport.Grants.Web.Programmes;

/// <summary>The general holidays that working days are reckoned by, year by year.</summary>
public partial class HolidaysPage : ProgrammePart
{
    private HolidayList? _list;
    private DateOnly? _day;
    private TrilingualText _name = new("", "", "");

    [SupplyParameterFromQuery(Name = "year")] public int? Year { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Loaded && Year != _list?.Year) await LoadAsync();
    }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        _list = (await Operations.AskAsync(new ListHolidays(Year))).Value;
    }

    private async Task AddAsync(Guid commandId)
    {
        if (await TookAsync(Operations.RunAsync(new AddHoliday(_day, _name), commandId), ProgrammesText.Holiday_Added)) (_day, _name) = (null, new("", "", ""));
    }

    private Task RemoveAsync(DateOnly day, Guid commandId) => TookAsync(Operations.RunAsync(new RemoveHoliday(day), commandId), ProgrammesText.Holiday_Removed);

    private async Task ImportAsync(IBrowserFile file)
    {
        using var reader = new StreamReader(file.OpenReadStream(4 * HolidayFeed.Largest)); // UTF-8, with or without its mark
        var outcome = await Operations.RunAsync(new ImportHolidays(await reader.ReadToEndAsync()));
        await TookAsync(Task.FromResult(outcome), outcome.Value is not { } done ? "" : string.Format(
            CultureInfo.CurrentCulture, ProgrammesText.Holidays_Imported, done.Added, done.Known,
            done.OnlyHere.Count == 0 ? ProgrammesText.Holidays_NoneOnly : string.Join(", ", done.OnlyHere.Select(HouseDates.ShortDay))));
    }
}
