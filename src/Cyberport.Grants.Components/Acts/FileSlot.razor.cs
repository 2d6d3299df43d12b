using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Cyberport.Grants.Components;

/// <summary>One of the form's attachment slots. Size is checked here before a byte is sent; type and content are the server's business.</summary>
public partial class FileSlot : FieldBase
{
    private bool _busy;
    private string? _tooBig;

    /// <summary>The slot's letter on the form: A to H.</summary>
    [Parameter] public string? Letter { get; set; }
    [Parameter] public string? FileName { get; set; }
    [Parameter] public long FileBytes { get; set; }

    /// <summary>When it was added, UTC.</summary>
    [Parameter] public DateTime? FileAt { get; set; }

    /// <summary>Where it can be opened.</summary>
    [Parameter] public string? FileHref { get; set; }
    [Parameter] public string Accept { get; set; } = ".pdf,application/pdf";
    [Parameter] public long MaxBytes { get; set; } = 10 * 1024 * 1024;
    [Parameter] public EventCallback<IBrowserFile> OnFile { get; set; }
    [Parameter] public EventCallback OnRemove { get; set; }

    protected override string? ShownError => _tooBig ?? Error;

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        _tooBig = chosen.File.Size > MaxBytes
            ? string.Format(CultureInfo.CurrentCulture, ComponentsText.File_TooBig, Size(chosen.File.Size), Size(MaxBytes))
            : null;
        if (_tooBig is not null) return;
        _busy = true;
        try
        {
            await OnFile.InvokeAsync(chosen.File);
        }
        finally
        {
            _busy = false;
        }
    }

    /// <summary><c>840 KB</c>, <c>9.4 MB</c></summary>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? Math.Max(1, bytes / 1024).ToString("N0", CultureInfo.InvariantCulture) + " KB"
        : (bytes / 1024m / 1024m).ToString("0.#", CultureInfo.InvariantCulture) + " MB";
}
