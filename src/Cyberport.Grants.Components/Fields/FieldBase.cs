using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Components;

/// <summary>What every field of the house has: label above, hint below it, error above the input, "(optional)" instead of asterisks.</summary>
public abstract class FieldBase : ComponentBase
{
    private static int _made;
    private string? _id;

    /// <summary>What is asked, short.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>How to answer it, below the label.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>What is wrong and how to mend it. From the page's validation; a field adds its own when what was typed has no meaning.</summary>
    [Parameter] public string? Error { get; set; }

    [Parameter] public bool Optional { get; set; }
    [Parameter] public bool Disabled { get; set; }

    /// <summary>The input's id, which <see cref="ErrorSummary"/> links to. Give it wherever errors can occur.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>The form field's name, for static pages that post a form.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>The label is there for screen readers alone: for fields in table cells under a header.</summary>
    [Parameter] public bool HideLabel { get; set; }

    protected string InputId => Id ?? (_id ??= $"field-{Interlocked.Increment(ref _made)}");
    protected virtual string? ShownError => Error;
    protected bool HasError => !string.IsNullOrEmpty(ShownError);

    protected string? DescribedBy(params ReadOnlySpan<string?> more)
    {
        List<string> ids = [];
        if (!string.IsNullOrEmpty(Hint)) ids.Add(InputId + "-hint");
        if (HasError) ids.Add(InputId + "-error");
        foreach (var id in more)
            if (id is not null) ids.Add(id);
        return ids.Count == 0 ? null : string.Join(' ', ids);
    }
}
