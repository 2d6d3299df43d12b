namespace Cyberport.Grants.Components;

/// <summary>One answer of a <see cref="ChoiceField"/>, <see cref="ManyChoiceField"/> or <see cref="SelectField"/>.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Text">What is read.</param>
/// <param name="Hint">A line below it.</param>
public sealed record Choice(string Value, string Text, string? Hint = null, bool Disabled = false);
