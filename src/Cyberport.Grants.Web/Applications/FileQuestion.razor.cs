using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Cyberport.Grants.Web.Applications;

public partial class FileQuestion(OperationRunner operations) : ComponentBase
{
    private string? _refusal;

    [Parameter, EditorRequired] public GrantApplicationId Application { get; set; }
    [Parameter, EditorRequired] public QuestionView View { get; set; } = null!;
    [Parameter] public bool Done { get; set; }
    [Parameter] public bool Disabled { get; set; }

    /// <summary>The slot was filled or emptied.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private string FieldId => View.Answer.Key.FieldId;

    // The form's labels begin with the slot's letter, which the slot draws itself.
    private string Label => View.Question.Label.ToString() is var label && View.Question.File is { } rule && label.StartsWith(rule.Slot + ". ", StringComparison.Ordinal)
        ? label[(rule.Slot.Length + 2)..] : label;

    private string? Error => _refusal ?? (Done && View.File is null && !View.Question.Optional ? AnswerRules.Missing(View.Question) : null);

    private string Hint
    {
        get
        {
            var size = FileSlot.Size(Attachment.MaxBytes);
            var limits = View.Question.File?.MaxPages is { } pages
                ? string.Format(CultureInfo.CurrentCulture, ApplicationsText.File_LimitsPages, size, pages)
                : string.Format(CultureInfo.CurrentCulture, ApplicationsText.File_Limits, size);
            return View.Question.Hint?.ToString() is { Length: > 0 } hint ? $"{hint} {limits}" : limits;
        }
    }

    private async Task TakeAsync(IBrowserFile file)
    {
        _refusal = null;
        try
        {
            await using var content = file.OpenReadStream(long.MaxValue); // the operation stops at its own limit, and says so
            var outcome = await operations.RunAsync(new AttachFile(Application, View.Question.Code, file.Name, content));
            _refusal = outcome.Problem?.Message;
        }
        catch (IOException)
        {
            _refusal = ApplicationsText.File_Broken;
        }
        await OnChanged.InvokeAsync();
    }

    private async Task RemoveAsync()
    {
        var outcome = await operations.RunAsync(new RemoveAttachment(Application, View.File!.Id));
        _refusal = outcome.Problem?.Message;
        await OnChanged.InvokeAsync();
    }
}
