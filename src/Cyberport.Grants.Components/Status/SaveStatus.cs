namespace Cyberport.Grants.Components;

/// <summary>The states of <see cref="SaveState"/>.</summary>
public enum SaveStatus
{
    /// <summary>Nothing typed yet: nothing is said.</summary>
    Idle,
    Saving,
    Saved,

    /// <summary>No connection; what was typed stays in the page.</summary>
    Offline,

    /// <summary>Somebody else saved a newer text.</summary>
    ChangedByOther,
    Failed,
}
