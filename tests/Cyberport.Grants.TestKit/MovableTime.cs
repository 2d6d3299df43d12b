namespace Cyberport.Grants.TestKit;

/// <summary>A machine's clock that stands still until a test moves it.</summary>
public sealed class MovableTime(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;

    /// <summary>Moves to the start of a Hong Kong day, plus hours of that day.</summary>
    public void MoveTo(DateOnly hongKongDay, double hours = 9) =>
        _now = new DateTimeOffset(Kernel.GrantsClock.StartOf(hongKongDay).AddHours(hours), TimeSpan.Zero);
}
