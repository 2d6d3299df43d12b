namespace Cyberport.Grants.Components;

/// <summary>One tab: a link to the address that shows it.</summary>
public sealed record Tab(string Text, string Href, bool IsCurrent = false);
