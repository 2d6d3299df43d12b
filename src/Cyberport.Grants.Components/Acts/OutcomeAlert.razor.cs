using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Components;

/// <summary>The one place where a page shows a <see cref="Kernel.Problem"/>.</summary>
public partial class OutcomeAlert(NavigationManager navigation) : ComponentBase
{
    private ElementReference _box;
    private Problem? _focused;

    /// <summary><c>outcome.Problem</c>; null shows nothing.</summary>
    [Parameter, EditorRequired] public Problem? Problem { get; set; }

    /// <summary>Off where an <see cref="ErrorSummary"/> already lists the fields.</summary>
    [Parameter] public bool ListFields { get; set; } = true;

    /// <summary>Where one proves again who one is; the address to come back to is added.</summary>
    [Parameter] public string StepUpHref { get; set; } = "/account/step-up";

    private string StepUpLink =>
        $"{StepUpHref}?returnUrl={Uri.EscapeDataString("/" + navigation.ToBaseRelativePath(navigation.Uri))}";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (ReferenceEquals(Problem, _focused)) return;
        _focused = Problem;
        if (Problem is not null) await _box.FocusAsync();
    }
}
