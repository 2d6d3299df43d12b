namespace Cyberport.Grants.Data;

/// <summary>What the running scope is doing, for the rows that are written beside its changes.</summary>
internal sealed class CurrentOperation
{
    /// <summary>Empty outside operations and event handlers: such saves (Identity's own) leave no audit row.</summary>
    public string Name { get; set; } = "";
    public Guid? Command { get; set; }
    public bool Audited { get; set; }
}
