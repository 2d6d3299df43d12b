using Microsoft.JSInterop;

namespace Cyberport.Grants.Web.Applications;

/// <summary>What the browser kept of one field.</summary>
/// <param name="Id">The field's id; an answer of several fields has several.</param>
/// <param name="Answer">The id of the answer.</param>
/// <param name="Version">The version over which it was typed.</param>
public sealed record KeptField(string Id, string Answer, string Text, long Version);

/// <summary>
/// What one person's browser keeps of one part of an application until the server has it (<c>js/kept.js</c>). Where the browser does
/// not answer, nothing is lost by that: the text stays kept and is offered again.
/// </summary>
public sealed class KeptText(IJSRuntime js, string script, string scope)
{
    private IJSObjectReference? _module;

    /// <summary>Person, application and project.</summary>
    public string Scope { get; } = scope;

    public Task<KeptField[]?> ReadAsync() => AskAsync<KeptField[]>("kept");

    public Task SavedAsync(AnswerBox box) => SavedAsync(box.Seen, box.Fields);

    /// <param name="version">The version that the server gave these texts.</param>
    public Task SavedAsync(long version, IReadOnlyDictionary<string, string> fields) => AskAsync<object>("saved", Scope, version, fields);

    public Task ForgetAsync(AnswerBox box) => ForgetAsync(box.Id);

    public Task ForgetAsync(string answer) => AskAsync<object>("forget", Scope, answer);

    private async Task<T?> AskAsync<T>(string function, params object[] values)
    {
        try
        {
            _module ??= await js.InvokeAsync<IJSObjectReference>("import", script);
            return await _module.InvokeAsync<T>(function, values);
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException or OperationCanceledException)
        {
            return default;
        }
    }
}
