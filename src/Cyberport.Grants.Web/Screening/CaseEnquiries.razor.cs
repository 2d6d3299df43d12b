using System.Text.Json;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Screening.Enquiries;
using Cyberport.Grants.Web.Applications;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cyberport.Grants.Web.Screening;

/// <summary>
/// Questions to the secretariat and their answers. What is typed stays in its field when sending fails, and in the browser when the
/// connection does (decision 10).
/// </summary>
public partial class CaseEnquiries(OperationRunner operations, IJSRuntime js, NavigationManager navigation) : ComponentBase
{
    private const string AskId = "enquiry";

    private readonly Dictionary<EnquiryId, string> _answers = [];
    private EnquiriesView? _view;
    private KeptText? _kept;
    private Problem? _problem;
    private EnquiryId? _answered;
    private string? _question;
    private bool _sent, _fresh;
    private GrantApplicationId _shown;
    private ElementReference _heading;

    [Parameter, EditorRequired] public GrantApplicationId Application { get; set; }
    [CascadingParameter] public Actor Me { get; set; } = Actor.Nobody;

    /// <summary>What may be typed here, for the browser to keep; nothing is typed over another's words, so there is one version.</summary>
    private string Versions => JsonSerializer.Serialize(Fields.ToDictionary(f => f, _ => 0));

    private IEnumerable<string> Fields => _view is not { } view ? [] : view.CanAsk ? [AskId] : view.CanAnswer ? view.Rows.Where(r => r.AnsweredAt is null).Select(AnswerId) : [];

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Application) return;
        (_shown, _sent, _question) = (Application, false, null);
        _answers.Clear();
        await LookAsync();
        (_kept, _fresh) = (new(js, "./" + Assets["js/kept.js"], $"{Me.Person?.Value}/{Application.Value}/enquiries/"), _view is not null);
        // They are before the reader's eyes now, and marked as new once.
        if (_view is { HasNews: true }) await operations.RunAsync(new ReadAnswers(Application));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_fresh || _kept is null) return;
        _fresh = false;
        foreach (var kept in await _kept.ReadAsync() ?? [])
        {
            if (kept.Id == AskId) _question = kept.Text;
            else if (_view!.Rows.FirstOrDefault(r => AnswerId(r) == kept.Id) is { } row) _answers[row.Id] = kept.Text;
        }
        StateHasChanged();
        // The anchor of a notice: the section was not there yet when the page opened.
        if (navigation.Uri.EndsWith("#enquiries", StringComparison.Ordinal) && _view is not null && (_view.CanAsk || _view.Rows.Count > 0)) await _heading.FocusAsync();
    }

    private async Task LookAsync() => _view = (await operations.AskAsync(new ViewEnquiries(Application))).Value;

    private async Task AskAsync(Guid command)
    {
        var outcome = await operations.RunAsync(new AskSecretariat(Application, _question ?? ""), command);
        (_problem, _sent, _answered) = (outcome.Problem, outcome.IsDone, null);
        if (!outcome.IsDone) return; // the words stay in the field
        _question = "";
        await LookAsync();
        await ForgetAsync(AskId);
    }

    private async Task AnswerAsync(EnquiryView row, Guid command)
    {
        var outcome = await operations.RunAsync(new AnswerEnquiry(row.Id, _answers.GetValueOrDefault(row.Id) ?? ""), command);
        (_problem, _sent, _answered) = (outcome.Problem, outcome.IsDone, row.Id);
        if (!outcome.IsDone) return;
        _answers.Remove(row.Id);
        await LookAsync();
        await ForgetAsync(AnswerId(row));
    }

    private async Task ForgetAsync(string field)
    {
        if (_kept is not null) await _kept.ForgetAsync(field);
    }

    private static string AnswerId(EnquiryView row) => $"answer-{row.Number}";

    private string? ErrorOf(string field, EnquiryView? row) => row?.Id == _answered ? _problem?.Fields?.GetValueOrDefault(field)?.FirstOrDefault() : null;
}
