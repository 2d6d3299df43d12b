using System.Net;
using System.Text;
using Cyberport.Grants.Allocations;
using Cyberport.Grants.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cyberport.Grants.Slurm.Tests;

/// <summary>What goes over the wire, and what is made of answers that a healthy cluster never gives.</summary>
public sealed class RequestsAreExact
{
    private sealed class Wire(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<(string Method, string Path, string? MediaType, string? Body)> Seen { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            Seen.Add((request.Method.Method, request.RequestUri!.PathAndQuery, request.Content?.Headers.ContentType?.ToString(),
                request.Content is null ? null : await request.Content.ReadAsStringAsync(cancel)));
            return answer(request);
        }
    }

    private static readonly SlurmOptions Options = new() { Url = "http://cluster.test:6820", Cluster = "aisc", User = "portal", Token = ValidToken() };

    private static string ValidToken() => SlurmToken.Sign([1, 2, 3], "portal", TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1));

    private static RestCentre Centre(Wire wire, SlurmOptions? options = null) => new(new HttpClient(wire), options ?? Options, TimeProvider.System, NullLogger<RestCentre>.Instance);

    private static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static HttpResponseMessage Plain(HttpStatusCode status, string text) => new(status) { Content = new StringContent(text, Encoding.UTF8, "text/plain") };

    private static HttpResponseMessage Good(HttpRequestMessage request) =>
        Json("""{"TRES":[{"type":"gres","name":"gpu","id":1001}],"clusters":[{"name":"aisc"}],"accounts":[{"name":"root","description":"r"},{"name":"aiss-2026-0001-1","description":"d"}],"errors":[],"warnings":[]}""");

    [Fact]
    public async Task An_answer_of_a_shape_that_nobody_knows_is_strange_and_stops_nobody_else()
    {
        var centre = Centre(new Wire(_ => Json("""{"TRES":[],"clusters":[],"accounts":[{"name":"a","description":"d"}],"associations":[{"account":"a","cluster":"aisc","user":""}],"jobs":[{"job_id":1}],"errors":[]}""")));
        foreach (var ask in new Func<Task>[] { () => centre.ReadAsync("a", [], default), () => centre.JobsAsync("a", DateTime.UnixEpoch, DateTime.UnixEpoch.AddDays(1), default) })
            Assert.Equal(CentreCondition.Strange, (await Assert.ThrowsAsync<CentreException>(ask)).Condition);
    }

    [Fact]
    public async Task A_body_is_sent_as_application_json_and_nothing_behind_it()
    {
        var wire = new Wire(Good);
        await Centre(wire).ApplyAsync(new WriteLimits("aiss-2026-0001-1", new(2, 1000, null, 0)), default);
        var sent = wire.Seen.Single(s => s.Method == "POST");
        Assert.Equal("application/json", sent.MediaType);
        Assert.Equal("/slurmdb/v0.0.45/associations/", sent.Path);
        Assert.Equal(
            """{"associations":[{"account":"aiss-2026-0001-1","cluster":"aisc","parent_account":"root","user":null,"max":{"tres":{"total":[{"type":"gres","name":"gpu","count":2}],"group":{"minutes":[{"type":"gres","name":"gpu","count":1000}]}},"jobs":{"per":{"count":-1,"submitted":0}}}}]}""",
            sent.Body);
    }

    [Fact]
    public async Task What_is_shown_to_the_operator_is_what_is_sent()
    {
        var wire = new Wire(Good);
        var centre = Centre(wire);
        CentreStep[] steps = [new CreateAccount("aiss-2026-0001-1", "mark"), new AddUser("aiss-2026-0001-1", "alice", false), new AddUser("aiss-2026-0001-1", "bob", true),
            new RemoveUser("aiss-2026-0001-1", "bob", "other"), new CancelJobs("aiss-2026-0001-1", [4, 5])];
        await centre.CheckAsync(default);
        var shown = steps.SelectMany(centre.RequestsFor).Select(r => (r.Method, r.Path, r.Json)).ToList();
        foreach (var step in steps) await centre.ApplyAsync(step, default);
        Assert.Equal(shown, wire.Seen.Where(s => s.Method != "GET").Select(s => (s.Method, s.Path, s.Body)));
    }

    [Fact]
    public void Nothing_is_deleted_by_a_filter_and_no_name_in_a_deletion_is_empty()
    {
        var centre = Centre(new Wire(Good));
        var deletion = Assert.Single(centre.RequestsFor(new RemoveUser("aiss-2026-0001-1", "alice")));
        Assert.Equal("/slurmdb/v0.0.45/association/?account=aiss-2026-0001-1&user=alice&cluster=aisc", deletion.Path);
        Assert.Throws<ArgumentException>(() => centre.RequestsFor(new RemoveUser("aiss-2026-0001-1", "")));
        Assert.Throws<ArgumentException>(() => centre.RequestsFor(new RemoveUser("", "alice")));
    }

    [Fact]
    public async Task A_limit_is_not_sent_where_the_cluster_counts_no_gpus()
    {
        var wire = new Wire(_ => Json("""{"TRES":[{"type":"cpu","name":""}],"errors":[]}"""));
        var refused = await Assert.ThrowsAsync<CentreException>(() => Centre(wire).ApplyAsync(new WriteLimits("aiss-2026-0001-1", new(2, 1000, null, null)), default));
        Assert.Equal(CentreCondition.Misconfigured, refused.Condition);
        Assert.DoesNotContain(wire.Seen, s => s.Method == "POST");
    }

    [Fact]
    public async Task Only_older_versions_are_refused_and_the_newest_of_them_is_named()
    {
        var wire = new Wire(request => request.RequestUri!.AbsolutePath.Contains("v0.0.38", StringComparison.Ordinal)
            ? Json(File.ReadAllText(Path.Combine(RealSlurm.Scripts, "captured", "v0.0.38", "02-tres.json")))
            : Plain(HttpStatusCode.NotFound, "Unable find requested URL. Please view /openapi/v3 for API reference."));
        var health = await Centre(wire).CheckAsync(default);
        Assert.Equal((CentreCondition.UnsupportedVersion, "v0.0.38"), (health.Condition, health.Detail));
    }

    [Fact]
    public async Task The_newest_version_that_is_served_is_taken()
    {
        var wire = new Wire(request => request.RequestUri!.AbsolutePath.Contains("v0.0.4", StringComparison.Ordinal) && !request.RequestUri.AbsolutePath.Contains("v0.0.41", StringComparison.Ordinal)
            ? Plain(HttpStatusCode.NotFound, "Unable find requested URL.") : Good(request));
        Assert.Equal("v0.0.41", (await Centre(wire).CheckAsync(default)).ApiVersion);
    }

    [Fact]
    public async Task Database_away_and_expired_token_are_told_apart_by_the_tokens_own_end()
    {
        HttpResponseMessage Away(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.StartsWith("/slurmdb/", StringComparison.Ordinal)
            ? Json("""{"errors":[{"error_number":7000,"error":"Unable to connect to database"}]}""", HttpStatusCode.BadGateway) : Good(request);
        Assert.Equal(CentreCondition.DatabaseDown, (await Centre(new Wire(Away)).CheckAsync(default)).Condition);

        var expired = Options with { Token = SlurmToken.Sign([1, 2, 3], "portal", TimeProvider.System.GetUtcNow().AddHours(-2), TimeSpan.FromHours(1)) };
        Assert.Equal(CentreCondition.BadToken, (await Centre(new Wire(Away), expired).CheckAsync(default)).Condition);
        var another = Options with { Token = SlurmToken.Sign([1, 2, 3], "alice", TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1)) };
        Assert.Equal(CentreCondition.BadToken, (await Centre(new Wire(Away), another).CheckAsync(default)).Condition);
    }

    [Fact]
    public async Task A_good_code_with_an_error_inside_is_a_failure_and_nothing_to_change_is_none()
    {
        var failing = new Wire(request => request.Method == HttpMethod.Post ? Json("""{"errors":[{"error_number":7001,"error":"jobs active"}]}""") : Good(request));
        var refused = await Assert.ThrowsAsync<CentreException>(() => Centre(failing).ApplyAsync(new CreateAccount("aiss-2026-0001-1", "mark"), default));
        Assert.Contains("7001", refused.Message, StringComparison.Ordinal);
        var unchanged = new Wire(request => request.Method == HttpMethod.Post ? new(HttpStatusCode.NotModified) : Good(request));
        await Centre(unchanged).ApplyAsync(new CreateAccount("aiss-2026-0001-1", "mark"), default);
    }

    [Fact]
    public async Task A_web_page_in_place_of_an_answer_is_strange_and_no_crash()
    {
        var wire = new Wire(_ => new(HttpStatusCode.OK) { Content = new StringContent("<html>", Encoding.UTF8, "text/html") });
        Assert.Equal(CentreCondition.Strange, (await Centre(wire).CheckAsync(default)).Condition);
    }
}
