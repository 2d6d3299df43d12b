namespace Cyberport.Grants.Data;

/// <summary>A writer's turn at the provider's gate, given back when disposed.</summary>
internal readonly struct WriteTurn(SemaphoreSlim? gate) : IDisposable
{
    public static async Task<WriteTurn> TakeAsync(DatabaseProvider provider, CancellationToken cancel)
    {
        if (provider.WriteGate is { } gate) await gate.WaitAsync(cancel);
        return new(provider.WriteGate);
    }

    public void Dispose() => gate?.Release();
}
