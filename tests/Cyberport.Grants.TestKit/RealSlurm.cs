using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using Cyberport.Grants.Slurm;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Cyberport.Grants.TestKit;

/// <summary>
/// A throw-away Slurm for the tests of a collection: Debian 13's packages in a cached folder, started by <c>tests/slurm/cluster</c>.
/// Where it cannot be made, the tests fail: a suite that skips its real cluster proves nothing.
/// </summary>
public class RealSlurm : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grants-slurm-").FullName;
    private static readonly HttpClient Http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private int _port;

    public const string Cluster = "aisc";

    /// <summary>Of its only node; counted, not real.</summary>
    protected virtual int Cards => 8;

    public string Url => $"http://127.0.0.1:{_port}";
    public string KeyFile => Path.Combine(_folder, "keys", "jwt_hs256.key");
    public static string Scripts => Path.Combine(Repository.Root, "tests", "slurm");

    public static string Root => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "cyberport-grants", "trixie");

    public async ValueTask InitializeAsync()
    {
        await RunAsync(Path.Combine(Scripts, "make-root"), ["trixie", Root]);
        _port = FreePorts();
        await ScriptAsync("start", "--root", Root, "--base-port", $"{_port}", "--cluster", Cluster, "--gpus", $"{Cards}");
    }

    public async ValueTask DisposeAsync()
    {
        await ScriptAsync("destroy");
        GC.SuppressFinalize(this);
    }

    public SlurmOptions Options => new()
    {
        Kind = CentreKind.Slurm,
        Url = Url,
        Cluster = Cluster,
        User = "portal",
        TokenKeyFile = KeyFile,
        NoDecay = true,
        NoReset = true,
        Safe = true,
    };

    public RestCentre Centre(SlurmOptions? options = null) => new(Http, options ?? Options, TimeProvider.System, NullLogger<RestCentre>.Instance);

    /// <summary>Any verb of <c>tests/slurm/cluster</c>; what it printed.</summary>
    public Task<string> ScriptAsync(string verb, params string[] arguments) => RunAsync(Path.Combine(Scripts, "cluster"), [verb, _folder, .. arguments]);

    public Task<string> AsAsync(string user, params string[] command) => ScriptAsync("as", [user, .. command]);

    /// <summary>Submits a job over REST as a user of the cluster, as that user's own tools would.</summary>
    public async Task<(long? Id, int Error)> SubmitAsync(string login, string account, int gpus, int seconds, int limitMinutes)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            script = $"#!/bin/sh\nsleep {seconds}\n",
            job = new
            {
                name = "test",
                account,
                environment = new[] { "PATH=/usr/bin:/bin" },
                current_working_directory = "/tmp",
                tres_per_job = $"gres/gpu:{gpus}",
                time_limit = limitMinutes,
                tasks = 1,
                standard_output = "/dev/null",
                standard_error = "/dev/null",
                requeue = true,
            },
        });
        using var message = new HttpRequestMessage(HttpMethod.Post, $"{Url}/slurm/v0.0.42/job/submit") { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new("application/json");
        message.Headers.Add("X-SLURM-USER-NAME", login);
        message.Headers.TryAddWithoutValidation("X-SLURM-USER-TOKEN", SlurmToken.Sign(await File.ReadAllBytesAsync(KeyFile), login, TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(5)));
        using var answer = await Http.SendAsync(message);
        var json = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        var errors = SlurmErrors.Of(json);
        return errors.Count > 0 ? (null, errors[0].Number) : (json.GetProperty("job_id").GetInt64(), 0);
    }

    /// <summary>Thirty ports in a row of which those that matter are free.</summary>
    private static int FreePorts()
    {
        for (var start = 26800; start < 27200; start += 40)
            if (new[] { 0, 1, 2, 11 }.All(offset => IsFree(start + offset))) return start;
        throw new InvalidOperationException("No free ports from 26800 to 27199.");
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Any, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        // The daemons inherit nothing: the script redirects them, so both streams end with the script.
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)}: {await error}{await output}");
        return await output;
    }
}
