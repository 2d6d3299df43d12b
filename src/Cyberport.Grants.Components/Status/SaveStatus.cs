namespace Cyberport.Grants.Components;

/// <summary>The states of <see cref="SaveState"/> that the server knows; without a connection the browser speaks for itself.</summary>
public enum SaveStatus
{
    /// <summary>Nothing typed yet: nothing is said.</summary>
    Idle,
    Saving,
    Saved,

    /// <summary>Somebody else saved a newer text.</summary>
    ChangedByOther,
    Failed,
}
