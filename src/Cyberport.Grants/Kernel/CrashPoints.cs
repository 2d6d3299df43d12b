namespace Cyberport.Grants.Kernel;

/// <summary>
/// Named places at which a test kills the process (setting <c>Crash:At</c>), to prove that whatever was acknowledged survives and
/// whatever was not can be repeated. Before a commit: <c>submit.before-commit</c>; after it, before the answer: <c>submit.after-commit</c>;
/// around the commit of an event's delivery the same with the handler's name: <c>AllocateWhenAccepted.before-commit</c>.
/// </summary>
public sealed class CrashPoints(string? armed)
{
    public static readonly CrashPoints None = new(null);

    public void Pass(string name)
    {
        if (name == armed) System.Diagnostics.Process.GetCurrentProcess().Kill();
    }
}

/// <summary>Gives an operation's commit boundaries a name, so that <see cref="CrashPoints"/> can be armed there.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CrashPointAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
