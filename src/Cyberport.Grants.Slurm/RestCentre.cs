using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cyberport.Grants.Allocations;
using Cyberport.Grants.Values;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Slurm;

/// <summary>
/// A real cluster through slurmrestd, REST versions v0.0.40 to v0.0.45 in one code path. A 2xx proves nothing there: success is 2xx and
/// no entry under <c>errors</c> and, which is the caller's part, the value read back.
/// </summary>
public sealed partial class RestCentre(HttpClient http, SlurmOptions options, TimeProvider time, ILogger<RestCentre> log) : IComputeCentre
{
    /// <summary>Newest first: the first one that is served is taken.</summary>
    public static readonly IReadOnlyList<string> Versions = ["v0.0.45", "v0.0.44", "v0.0.43", "v0.0.42", "v0.0.41", "v0.0.40"];

    /// <summary>Known and refused: changing a limit through them fails silently. Asked for only to be named.</summary>
    private static readonly string[] TooOld = ["v0.0.39", "v0.0.38", "v0.0.37", "v0.0.36"];

    private readonly SlurmToken _token = new(options, time);
    private string? _version;

    public string Cluster => options.Cluster;
    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;
    public CentreDeclaration Declaration => new(options.NoDecay, options.NoReset, options.Safe);

    public async Task<CentreHealth> CheckAsync(CancellationToken cancel)
    {
        try
        {
            _version = null; // the cluster may have been upgraded since
            return await UnderstoodAsync(() => HealthAsync(cancel));
        }
        catch (CentreException failure)
        {
            return new(failure.Condition, _version, null, failure.Message);
        }
    }

    private async Task<CentreHealth> HealthAsync(CancellationToken cancel)
    {
        var requests = await RequestsAsync(cancel);
        var tres = await ReadAsync(requests.Tres, cancel);
        await RequireKnownAsync(requests, options.ParentAccount, cancel);
        var release = SlurmAnswers.Release(tres);
        return SlurmAnswers.ControllerAnswers(await ReadAsync(requests.Ping, cancel))
            ? new(CentreCondition.Healthy, _version, release)
            : new(CentreCondition.ControllerDown, _version, release);
    }

    public IReadOnlyList<CentreRequest> RequestsFor(CentreStep step) => Build(_version ?? Versions[0]).For(step);

    public Task<ObservedAccount?> ReadAsync(string account, IReadOnlyCollection<string> logins, CancellationToken cancel) =>
        UnderstoodAsync(() => ReadAccountAsync(account, logins, cancel));

    private async Task<ObservedAccount?> ReadAccountAsync(string account, IReadOnlyCollection<string> logins, CancellationToken cancel)
    {
        var requests = await RequestsAsync(cancel);
        if (SlurmAnswers.AccountDescription(await ReadAsync(requests.Account(account), cancel), account) is not { } description) return null;
        var rows = await ReadAsync(requests.MembersOf(account), cancel);
        var users = new List<ObservedUser>();
        foreach (var (login, isDefault) in SlurmAnswers.Members(rows, account, options.Cluster))
        {
            var leaves = isDefault && !logins.Contains(login);
            var others = leaves ? SlurmAnswers.AccountsOf(await ReadAsync(requests.AccountsOf(login), cancel), login, options.Cluster) : [];
            users.Add(new(login, others.FirstOrDefault(other => other != account)));
        }
        var known = new List<string>();
        foreach (var login in logins)
            if (users.Any(u => u.Login == login) || SlurmAnswers.HasUser(await ReadAsync(requests.User(login), cancel), login)) known.Add(login);
        var active = await ReadAsync(requests.Jobs(account, UtcNow.AddMinutes(-1), UtcNow), cancel);
        return new(account, description, SlurmAnswers.OwnLimits(rows, account, options.Cluster), users, known,
            [.. SlurmAnswers.Jobs(active).Where(j => SlurmAnswers.IsActive(j.State))
                .Select(j => new ActiveJob(j.JobId, j.Login, j.StartedAt is not null && j.EndedAt is null)).DistinctBy(j => j.JobId).OrderBy(j => j.JobId)]);
    }

    public async Task ApplyAsync(CentreStep step, CancellationToken cancel)
    {
        var requests = await RequestsAsync(cancel);
        // A limit on an unknown resource, account or cluster is dropped, or leaves a dangling row, without a word.
        if (step is WriteLimits or AddUser) await RequireKnownAsync(requests, step.Account, cancel);
        foreach (var request in requests.For(step))
        {
            Sending(log, request.Method, request.Path);
            await SendAsync(request, TimeSpan.FromSeconds(options.WriteTimeoutSeconds), cancel);
        }
    }

    public Task<IReadOnlyList<CentreJob>> JobsAsync(string account, DateTime from, DateTime to, CancellationToken cancel) => UnderstoodAsync(async () =>
    {
        var requests = await RequestsAsync(cancel);
        return SlurmAnswers.Jobs(await ReadAsync(requests.Jobs(account, from, to), cancel));
    });

    public Task<TresMinutes?> LiveCounterAsync(string account, CancellationToken cancel) => UnderstoodAsync(async () =>
    {
        var requests = await RequestsAsync(cancel);
        return SlurmAnswers.CountedSeconds(await ReadAsync(requests.Shares(account), cancel), account) is { } seconds
            ? new TresMinutes(seconds / 60) : (TresMinutes?)null;
    });

    /// <summary>An answer of another shape than any release gives is strange, and no reason to leave all other accounts alone.</summary>
    private static async Task<T> UnderstoodAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception odd) when (odd is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new CentreException(CentreCondition.Strange, odd.Message);
        }
    }

    private async Task RequireKnownAsync(SlurmRequests requests, string account, CancellationToken cancel)
    {
        if (!SlurmAnswers.CountsGpus(await ReadAsync(requests.Tres, cancel)))
            throw new CentreException(CentreCondition.Misconfigured, "AccountingStorageTRES: gres/gpu?");
        if (!SlurmAnswers.HasCluster(await ReadAsync(requests.Clusters, cancel), options.Cluster))
            throw new CentreException(CentreCondition.Misconfigured, $"ClusterName: {options.Cluster}?");
        foreach (var name in new[] { options.ParentAccount, account }.Distinct())
            if (SlurmAnswers.AccountDescription(await ReadAsync(requests.Account(name), cancel), name) is null)
                throw new CentreException(CentreCondition.Misconfigured, $"Account: {name}?");
    }

    private SlurmRequests Build(string version) => new(version, options.Cluster, options.ParentAccount);

    private async Task<SlurmRequests> RequestsAsync(CancellationToken cancel) => Build(_version ??= await DiscoverAsync(cancel));

    private async Task<string> DiscoverAsync(CancellationToken cancel)
    {
        foreach (var version in Versions)
            if (await IsServedAsync(version, cancel)) return version;
        foreach (var version in TooOld)
            if (await IsServedAsync(version, cancel)) throw new CentreException(CentreCondition.UnsupportedVersion, version);
        throw new CentreException(CentreCondition.UnsupportedVersion, "–");
    }

    /// <summary>A version that is not served is a 404 in plain text; any other answer, a refusal too, comes from that version.</summary>
    private async Task<bool> IsServedAsync(string version, CancellationToken cancel)
    {
        using var answer = await ExchangeAsync(Build(version).Tres, TimeSpan.FromSeconds(options.ReadTimeoutSeconds), cancel);
        return answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed);
    }

    private async Task<JsonElement> ReadAsync(CentreRequest request, CancellationToken cancel) =>
        await SendAsync(request, TimeSpan.FromSeconds(options.ReadTimeoutSeconds), cancel) ?? default;

    /// <returns>Null for 304: there was nothing to change.</returns>
    private async Task<JsonElement?> SendAsync(CentreRequest request, TimeSpan timeout, CancellationToken cancel)
    {
        using var answer = await ExchangeAsync(request, timeout, cancel);
        if (answer.StatusCode == HttpStatusCode.NotModified) return null;
        var body = await answer.Content.ReadAsStringAsync(cancel);
        if (answer.Content.Headers.ContentType?.MediaType != "application/json") throw OfPlainAnswer(answer.StatusCode, body);
        JsonElement json;
        try
        {
            json = JsonElement.Parse(body);
        }
        catch (JsonException broken)
        {
            throw new CentreException(CentreCondition.Strange, $"{(int)answer.StatusCode}", broken);
        }
        var errors = SlurmErrors.Of(json);
        if (errors.Any(e => e.Number == SlurmErrors.NoChange)) return null;
        if (errors.Count > 0) throw new CentreException(await ConditionAsync(errors[0], cancel), $"{request.Method} {request.Path}: {string.Join("; ", errors)}");
        if (!answer.IsSuccessStatusCode) throw new CentreException(CentreCondition.Strange, $"{request.Method} {request.Path}: HTTP {(int)answer.StatusCode}");
        return json;
    }

    private async Task<HttpResponseMessage> ExchangeAsync(CentreRequest request, TimeSpan timeout, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(new Uri(options.Url), request.Path));
        message.Headers.Add("X-SLURM-USER-NAME", options.User);
        message.Headers.TryAddWithoutValidation("X-SLURM-USER-TOKEN", TokenOrRefusal());
        if (request.Json is { } body)
        {
            // Exactly application/json: with a charset behind it every version refuses the request.
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(timeout);
        try
        {
            return await http.SendAsync(message, limit.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new CentreException(CentreCondition.Down, $"{options.Url}: {failure.Message}", failure);
        }
    }

    private string TokenOrRefusal()
    {
        try
        {
            return _token.Current;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CentreException(CentreCondition.BadToken, failure.Message, failure);
        }
    }

    private CentreException OfPlainAnswer(HttpStatusCode status, string body)
    {
        if (status == HttpStatusCode.Unauthorized) return new(CentreCondition.BadToken, body.Trim());
        if (status != HttpStatusCode.NotFound) return new(CentreCondition.Strange, $"HTTP {(int)status}: {body.Trim()}");
        _version = null; // upgraded under our hands
        return new(CentreCondition.UnsupportedVersion, body.Trim());
    }

    private async Task<CentreCondition> ConditionAsync(SlurmError error, CancellationToken cancel) => error.Number switch
    {
        SlurmErrors.AccessDenied => CentreCondition.NotAllowed,
        SlurmErrors.BadToken => CentreCondition.BadToken,
        SlurmErrors.DatabaseAway => await TokenIsRefusedAsync(cancel) ? CentreCondition.BadToken : CentreCondition.DatabaseDown,
        SlurmErrors.ControllerAway => CentreCondition.ControllerDown,
        _ => CentreCondition.Strange,
    };

    /// <summary>slurmdbd says the same for "database away" and for a bad token. The token's own end and name tell first, then slurmctld, which does not mix them up.</summary>
    private async Task<bool> TokenIsRefusedAsync(CancellationToken cancel)
    {
        var token = TokenOrRefusal();
        if (SlurmToken.ExpiryOf(token) is not { } end || end <= time.GetUtcNow() || SlurmToken.UserOf(token) != options.User) return true;
        try
        {
            using var answer = await ExchangeAsync(new("GET", $"/slurm/{_version ?? Versions[0]}/licenses/"), TimeSpan.FromSeconds(options.ReadTimeoutSeconds), cancel);
            var body = await answer.Content.ReadAsStringAsync(cancel);
            return answer.StatusCode == HttpStatusCode.Unauthorized
                || answer.Content.Headers.ContentType?.MediaType == "application/json" && SlurmErrors.Of(JsonElement.Parse(body)).Any(e => e.Number == SlurmErrors.BadToken);
        }
        catch (Exception e) when (e is CentreException or JsonException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "To the cluster: {Method} {Path}")]
    private static partial void Sending(ILogger log, string method, string path);
}
