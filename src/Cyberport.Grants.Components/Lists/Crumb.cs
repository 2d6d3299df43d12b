namespace Cyberport.Grants.Components;

/// <summary>A step of the way to a page.</summary>
public sealed record Crumb(string Text, string Href);
