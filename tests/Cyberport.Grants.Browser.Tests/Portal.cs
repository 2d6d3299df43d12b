using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Cyberport.Grants.TestKit;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>
/// The published portal as a process of its own, on a free port, over a folder of its own. It can be killed without warning and
/// started again over what it left; disposing ends it and deletes the folder.
/// </summary>
public sealed class Portal : IAsyncDisposable
{
    private readonly Dictionary<string, string> _settings;
    private Process? _process;

    private Portal(Dictionary<string, string> settings) => _settings = settings;

    public string Folder { get; } = Directory.CreateTempSubdirectory("grants-portal-").FullName;
    public string Url { get; } = $"http://127.0.0.1:{FreePort()}";
    public string Log => Path.Combine(Folder, "portal.log");

    /// <summary>The folder with the publish output: <c>GRANTS_PORTAL</c>, as tests/run sets it, or artifacts/portal.</summary>
    internal static string Published => Environment.GetEnvironmentVariable("GRANTS_PORTAL") ?? Path.Combine(Repository.Root, "artifacts", "portal");

    public static async Task<Portal> StartAsync(Dictionary<string, string>? settings = null)
    {
        var portal = new Portal(settings ?? []);
        await portal.StartAgainAsync();
        return portal;
    }

    /// <summary>Starts it over the same folder and waits until it is ready.</summary>
    /// <param name="more">Settings of this start alone, such as an armed crash point.</param>
    public async Task StartAgainAsync(Dictionary<string, string>? more = null)
    {
        Start(more);
        await ReadyAsync();
    }

    /// <summary>Ends it without warning and starts it with a crash point armed, at which somebody's act will kill it.</summary>
    public async Task ArmAsync(string crashPoint)
    {
        await KillAsync();
        await StartAgainAsync(new() { ["Crash:At"] = crashPoint });
    }

    /// <summary>The same for a crash point that the portal's own work reaches, perhaps before it is ready: waits until it is dead.</summary>
    public async Task DieAtAsync(string crashPoint)
    {
        await KillAsync();
        Start(new() { ["Crash:At"] = crashPoint });
        await DeadAsync();
    }

    /// <summary>Waits until the process is gone by itself.</summary>
    public async Task DeadAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        try
        {
            await _process!.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The portal lives on after 90 seconds:\n{Tail()}");
        }
    }

    private void Start(Dictionary<string, string>? more)
    {
        var start = new ProcessStartInfo(Path.Combine(Published, "Cyberport.Grants.Web")) { WorkingDirectory = Published, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in Settings(more)) start.ArgumentList.Add($"--{name}={value}");
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>SIGKILL: nothing is written, closed or said any more.</summary>
    public async Task KillAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public bool IsDead => _process is null || _process.HasExited;

    /// <summary>Runs a command of the portal (<c>verify</c>, <c>seed</c>) over the same folder: exit code and last line.</summary>
    public async Task<(int Code, string LastLine)> CommandAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Published, "Cyberport.Grants.Web")) { WorkingDirectory = Published, UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in Settings(null)) start.ArgumentList.Add($"--{name}={value}");
        using var process = Process.Start(start)!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        return (process.ExitCode, lines.LastOrDefault() ?? "");
    }

    /// <summary>Ends it without warning; then every invariant of what it left must hold.</summary>
    public async Task KillAndVerifyAsync()
    {
        await KillAsync();
        var (code, lastLine) = await CommandAsync("verify");
        Assert.True(code == 0, lastLine);
        Assert.True(JsonDocument.Parse(lastLine).RootElement.GetProperty("verified").GetBoolean(), lastLine);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // a file still held by the dying process is no news for a test
        }
    }

    private Dictionary<string, string> Settings(Dictionary<string, string>? more)
    {
        var all = new Dictionary<string, string> { ["urls"] = Url, ["Data:Folder"] = Folder, ["Demo:Enabled"] = "true" };
        foreach (var (name, value) in _settings) all[name] = value;
        foreach (var (name, value) in more ?? []) all[name] = value;
        return all;
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        for (var i = 0; i < 600; i++)
        {
            if (IsDead) throw new InvalidOperationException($"The portal did not start:\n{Tail()}");
            try
            {
                if ((await http.GetAsync(Url + "/health/ready")).StatusCode == HttpStatusCode.OK) return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // not listening yet
            }
            await Task.Delay(200);
        }
        throw new TimeoutException($"The portal was not ready in two minutes:\n{Tail()}");
    }

    public string Tail() => File.Exists(Log) ? string.Join('\n', File.ReadAllLines(Log).TakeLast(40)) : "(no output)";

    private void Write(string? line)
    {
        if (line is null) return;
        lock (_settings) File.AppendAllText(Log, line + "\n");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
