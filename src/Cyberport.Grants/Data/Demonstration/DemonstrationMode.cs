namespace Cyberport.Grants.Data.Demonstration;

/// <summary>
/// Whether this instance is a demonstration (<c>Demo:Enabled</c>): made-up people who sign in by a click, and a time machine. Off unless
/// set, and refused where real people exist.
/// </summary>
public sealed record DemonstrationMode(bool Enabled);
