using Cyberport.Grants.Components;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Web.Programmes;

/// <summary>The programme as a whole: founded here, its caps and its fund set here, and what it still needs before it is open.</summary>
public partial class ProgrammePage : ProgrammePart
{
    private static readonly TrilingualText None = new("", "", "");

    private OpeningView? _opening;
    private string? _code, _line;
    private TrilingualText _name = None, _lineName = None;
    private int? _standard = 70, _exceptional = 90;

    private IReadOnlyList<Change> Changes => Programme is not { } programme ? [] :
    [
        new(ProgrammesText.StandardCap, programme.StandardRateCap.ToString(), $"{_standard}%"),
        new(ProgrammesText.ExceptionalCap, programme.ExceptionalRateCap.ToString(), $"{_exceptional}%"),
    ];

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        if (MayChange) _opening = (await Operations.AskAsync(new ViewOpening())).Value;
        if (Programme is not { } programme) return;
        (_name, _standard, _exceptional) = (programme.Name, (int)programme.StandardRateCap.AsPercent, (int)programme.ExceptionalRateCap.AsPercent);
        _lineName = programme.Name;
    }

    private Task FoundAsync(Guid commandId) => TookAsync(
        Operations.RunAsync(new FoundProgramme((_code ?? "").Trim(), _name, _standard ?? 0, _exceptional ?? 0, [], null), commandId), ProgrammesText.Found_Done);

    private Task ReviseAsync(ConfirmedAct act) => TookAsync(
        Operations.RunAsync(new ReviseProgramme(Programme!.Id, Programme.Version, _name, _standard ?? 0, _exceptional ?? 0), act.CommandId), ProgrammesText.Revise_Done);

    private Task OpenLineAsync(Guid commandId) =>
        TookAsync(Operations.RunAsync(new OpenFundingLine(Programme!.Code, _lineName), commandId), ProgrammesText.Fund_Opened);

    private Task PayFromAsync(Guid commandId) => TookAsync(
        Operations.RunAsync(new PayFromLine(Programme!.Id, Programme.Version, Guid.TryParse(_line, out var id) ? id : Guid.Empty), commandId), ProgrammesText.Fund_Chosen);
}
