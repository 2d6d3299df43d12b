using System.Globalization;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Web.Programmes;

/// <summary>What the centre has in service, day by day: steps and maintenance, each with its effect before it is entered.</summary>
public partial class CapacityPage : ProgrammePart
{
    private CapacityView? _view;
    private CapacityEffect? _stepEffect, _outEffect;
    private DateOnly? _from, _outFrom, _outTo;
    private int? _power, _out;
    private string? _note, _code;
    private TrilingualText _name = new("", "", "");
    private bool _none, _forbidden;

    protected override async Task LoadAsync()
    {
        var outcome = await Operations.AskAsync(new ViewCapacity());
        (_view, _none) = (outcome.Value, outcome.Kind == OutcomeKind.Refused);
        _forbidden = !(Me.May(Permission.Administer) || Me.May(Permission.OperateCentre));
        if (_forbidden) _view = null;
    }

    private IReadOnlyList<Change> Of(CapacityEffect? effect) => effect is null ? [] :
    [
        new(ProgrammesText.Capacity_InService, effect.Before.ToString("N0", CultureInfo.InvariantCulture), effect.After.ToString("N0", CultureInfo.InvariantCulture)),
        new(ProgrammesText.Capacity_LeftThatDay, (effect.Before - effect.Held).ToString("N0", CultureInfo.InvariantCulture), (effect.After - effect.Held).ToString("N0", CultureInfo.InvariantCulture)),
    ];

    private Task FromAsync(DateOnly? from)
    {
        _from = from;
        return PreviewStepAsync();
    }

    private Task PowerAsync(int? power)
    {
        _power = power;
        return PreviewStepAsync();
    }

    private async Task PreviewStepAsync() => _stepEffect = _from is { } from && _power is { } power
        ? (await Operations.AskAsync(new PreviewCapacity(_view!.Pool, from, new Petaflops(power)))).Value : null;

    private async Task PreviewOutAsync() => _outEffect = _outFrom is { } from && _outTo is { } to && to >= from && _out is { } cards
        ? (await Operations.AskAsync(new PreviewCapacity(_view!.Pool, from, null, to, new Cards(cards)))).Value : null;

    private async Task SetStepAsync(ConfirmedAct act)
    {
        var set = new SetCapacityStep(_view!.Pool, _from!.Value, new Petaflops(_power!.Value));
        if (await TookAsync(Operations.RunAsync(set, act.CommandId), ProgrammesText.Step_Done)) (_from, _power, _stepEffect) = (null, null, null);
    }

    private async Task ScheduleAsync(ConfirmedAct act)
    {
        var schedule = new ScheduleMaintenance(_view!.Pool, _outFrom!.Value, _outTo!.Value, new Cards(_out!.Value), _note ?? "");
        if (await TookAsync(Operations.RunAsync(schedule, act.CommandId), ProgrammesText.Maintenance_Done)) (_outFrom, _outTo, _out, _note, _outEffect) = (null, null, null, null, null);
    }

    private Task OpenAsync(Guid commandId) => TookAsync(Operations.RunAsync(new OpenCapacityPool(_code!, _name), commandId), ProgrammesText.Pool_Opened);
}
