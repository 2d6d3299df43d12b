namespace Cyberport.Grants.Data;

/// <summary>A writer's turn at the provider's gate, given back when disposed.</summary>
internal readonly struct WriteTurn : IDisposable
{
    private static readonly AsyncLocal<bool> Held = new();

    private readonly SemaphoreSlim? _gate;

    private WriteTurn(SemaphoreSlim? gate) => _gate = gate;

    /// <exception cref="InvalidOperationException">
    /// The caller already writes: an operation run inside an operation, or inside an event handler, would wait for itself for ever.
    /// </exception>
    public static async Task<WriteTurn> TakeAsync(DatabaseProvider provider, CancellationToken cancel)
    {
        if (provider.WriteGate is not { } gate) return new(null);
        if (Held.Value) throw new InvalidOperationException("An operation cannot be run from within another one or from an event handler: change the aggregates directly.");
        await gate.WaitAsync(cancel);
        return new(gate);
    }

    /// <summary>Marks what runs inside the turn; an async method's own flag does not flow out of it, so the holder sets it.</summary>
    public static void Enter() => Held.Value = true;

    public void Dispose()
    {
        Held.Value = false;
        _gate?.Release();
    }
}
