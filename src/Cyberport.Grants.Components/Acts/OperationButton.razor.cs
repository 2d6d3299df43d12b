using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Components;

/// <summary>How heavy a button looks.</summary>
public enum ButtonStyle
{
    /// <summary>The one act of the page.</summary>
    Primary,
    Secondary,

    /// <summary>Beside a line of text.</summary>
    Quiet,

    /// <summary>Takes something away that does not come back.</summary>
    Danger,
}

/// <summary>
/// A button that runs an operation. It makes a command id per intention: a second click while the first one runs does nothing,
/// a retry after a failure that gave no answer carries the same id, and an answer (done or refused) ends the intention.
/// </summary>
public partial class OperationButton : ComponentBase
{
    private Guid? _intention;
    private bool _running;

    /// <summary>Names the act: "Send 3 invitations", never "OK".</summary>
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>A method of the page, <c>Task ApproveAsync(Guid commandId)</c>: runs the operation with this id, then keeps the outcome to show it.</summary>
    [Parameter, EditorRequired] public EventCallback<Guid> Run { get; set; }

    /// <summary>Whom or what of many it acts on, where the row says so to the eye already: read out after <see cref="Text"/>.</summary>
    [Parameter] public string? Of { get; set; }

    [Parameter] public string? BusyText { get; set; }
    [Parameter] public ButtonStyle Style { get; set; }

    /// <summary>Shown but not to be used; say why beside it (and point <see cref="DescribedBy"/> there).</summary>
    [Parameter] public bool Disabled { get; set; }

    [Parameter] public string? DescribedBy { get; set; }
    [Parameter] public string? Glyph { get; set; }
    [Parameter] public bool Small { get; set; }
    [Parameter] public string? Id { get; set; }

    private async Task ClickAsync()
    {
        if (_running || Disabled) return;
        _running = true;
        var id = _intention ??= Guid.CreateVersion7();
        try
        {
            await Run.InvokeAsync(id);
            _intention = null;
        }
        finally
        {
            _running = false;
        }
    }
}
