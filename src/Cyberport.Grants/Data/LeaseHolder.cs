namespace Cyberport.Grants.Data;

/// <summary>
/// Names a process so that its successor can tell that it is gone: host and process namespace, number, and the moment of its start as
/// the kernel counts it. After a crash nobody then waits for the lease of a dead process to run out.
/// </summary>
internal static class LeaseHolder
{
    /// <summary>This process.</summary>
    public static readonly string Me = NameOf(Environment.ProcessId);

    internal static string NameOf(int process) => $"{Place()}:{process}:{StartOf(process)}";

    /// <summary>
    /// True only where it is certain: the holder ran here and its number is free or another process has it now. Numbers of another host
    /// or container mean nothing here, and systems without /proc say nothing.
    /// </summary>
    public static bool IsGone(string holder)
    {
        var parts = holder.Split(':');
        if (!OperatingSystem.IsLinux() || parts.Length != 3 || parts[0] != Place() || !int.TryParse(parts[1], out var number)) return false;
        return StartOf(number) != parts[2];
    }

    private static string Place() => $"{Environment.MachineName}{Namespace()}";

    private static string Namespace() => OperatingSystem.IsLinux() && File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false) is { } target
        ? $"({new string([.. target.Name.Where(char.IsAsciiDigit)])})" : "";

    // The 22nd field, in ticks since the machine's start; the second is the program's name in brackets and may hold anything.
    private static string StartOf(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
