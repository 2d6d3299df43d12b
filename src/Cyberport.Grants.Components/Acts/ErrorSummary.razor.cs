using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Components;

/// <summary>An error of a form and the field it belongs to.</summary>
/// <param name="FieldId">The field's <c>Id</c>; or an address (starting with <c>/</c>) of another page's field, as on check-your-answers.</param>
public sealed record FieldError(string FieldId, string Message);

/// <summary>Raise it by giving a new list each time the form is handed in; the same list does not take the focus twice.</summary>
public partial class ErrorSummary(NavigationManager navigation) : ComponentBase
{
    private ElementReference _box;
    private IReadOnlyList<FieldError>? _focused;

    [Parameter, EditorRequired] public IReadOnlyList<FieldError> Errors { get; set; } = [];
    [Parameter] public string? Title { get; set; }

    // With <base href="/"> a bare "#id" would leave the page.
    private string Target(FieldError error) => error.FieldId.StartsWith('/')
        ? error.FieldId
        : new Uri(navigation.Uri).PathAndQuery + "#" + error.FieldId;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (ReferenceEquals(Errors, _focused)) return;
        _focused = Errors;
        if (Errors.Count > 0) await _box.FocusAsync();
    }
}
