namespace Cyberport.Grants.Components;

/// <summary>A line of a <see cref="TaskList"/>.</summary>
/// <param name="Status">"Completed", "Not started", "3 of 7 answered", "Cannot start yet".</param>
/// <param name="Href">Null where it cannot be started yet.</param>
public sealed record TaskItem(string Title, string? Href, string Status, Tone Tone, string? Hint = null);
