using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Cyberport.Grants.Allocations;

namespace Cyberport.Grants.Slurm;

/// <summary>
/// Every request that the portal sends, as a value. The bodies say the whole desired state: from v0.0.40 on a TRES list that is left
/// out is a limit removed, and an account's own row is the one whose user is null (an empty string breaks the tree).
/// </summary>
internal sealed class SlurmRequests(string version, string cluster, string parentAccount)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private string Db => $"/slurmdb/{version}";
    private string Ctl => $"/slurm/{version}";

    public IReadOnlyList<CentreRequest> For(CentreStep step) => step switch
    {
        CreateAccount create => [PostAccount(create)],
        WriteLimits limits => [PostLimits(limits)],
        AddUser { KnownOnCluster: true } add => [PostMembership(add.Account, add.Login)],
        AddUser add => [PostUser(add.Login, add.Account), PostMembership(add.Account, add.Login)],
        RemoveUser { NextDefault: { } next } remove => [PostUser(remove.Login, next), DeleteMembership(remove)],
        RemoveUser remove => [DeleteMembership(remove)],
        CancelJobs cancel => [.. cancel.JobIds.Select(id => new CentreRequest("DELETE", FormattableString.Invariant($"{Ctl}/job/{id}")))],
        _ => throw new InvalidOperationException($"No request is known for {step.GetType().Name}."),
    };

    public CentreRequest Tres => Get($"{Db}/tres/");
    public CentreRequest Clusters => Get($"{Db}/clusters/");
    public CentreRequest Ping => Get($"{Ctl}/ping/");
    public CentreRequest Shares(string account) => Get($"{Ctl}/shares?accounts={Segment(account)}");
    public CentreRequest Account(string account) => Get($"{Db}/account/{Segment(account)}");
    public CentreRequest User(string login) => Get($"{Db}/user/{Segment(login)}");
    public CentreRequest MembersOf(string account) => Get($"{Db}/associations/?account={Segment(account)}&cluster={Segment(cluster)}");
    public CentreRequest AccountsOf(string login) => Get($"{Db}/associations/?user={Segment(login)}&cluster={Segment(cluster)}");

    /// <summary>
    /// Without show_duplicates the earlier runs of a requeued job vanish; without disable_truncate_usage_time times are cut to the window.
    /// Only <c>uts…</c> times are understood by every version. Not filtered by state: lists of states are not read alike everywhere.
    /// </summary>
    public CentreRequest Jobs(string account, DateTime from, DateTime to) => Get(
        $"{Db}/jobs/?account={Segment(account)}&cluster={Segment(cluster)}&start_time={Uts(from)}&end_time={Uts(to)}"
        + "&show_duplicates=true&skip_steps=true&disable_truncate_usage_time=true");

    private CentreRequest PostAccount(CreateAccount create) => Post($"{Db}/accounts/", new JsonObject
    {
        ["accounts"] = new JsonArray(new JsonObject
        {
            ["name"] = create.Account,
            ["description"] = create.Mark,
            ["organization"] = OwnershipMark.Organisation,
        }),
    });

    private CentreRequest PostLimits(WriteLimits write) => PostAssociation(new JsonObject
    {
        ["account"] = write.Account,
        ["cluster"] = cluster,
        ["parent_account"] = parentAccount,
        ["user"] = null,
        ["max"] = new JsonObject
        {
            ["tres"] = new JsonObject
            {
                ["total"] = Gpus(write.Limits.Cards),
                ["group"] = new JsonObject { ["minutes"] = Gpus(write.Limits.Minutes) },
            },
            ["jobs"] = new JsonObject
            {
                ["per"] = new JsonObject { ["count"] = write.Limits.Jobs ?? -1, ["submitted"] = write.Limits.Submitted ?? -1 },
            },
        },
    });

    private CentreRequest PostUser(string login, string defaultAccount) => Post($"{Db}/users/", new JsonObject
    {
        ["users"] = new JsonArray(new JsonObject { ["name"] = login, ["default"] = new JsonObject { ["account"] = defaultAccount } }),
    });

    private CentreRequest PostMembership(string account, string login) =>
        PostAssociation(new JsonObject { ["account"] = account, ["cluster"] = cluster, ["user"] = login });

    private CentreRequest PostAssociation(JsonObject association) =>
        Post($"{Db}/associations/", new JsonObject { ["associations"] = new JsonArray(association) });

    // The singular path alone refuses to take away more than one row; a mistyped filter of the plural takes away them all.
    private CentreRequest DeleteMembership(RemoveUser remove) => new(
        "DELETE", $"{Db}/association/?account={Segment(remove.Account)}&user={Segment(remove.Login)}&cluster={Segment(cluster)}");

    private static JsonArray Gpus(long? count) => new(new JsonObject { ["type"] = "gres", ["name"] = "gpu", ["count"] = count ?? -1 });

    private static CentreRequest Get(string path) => new("GET", path);
    private static CentreRequest Post(string path, JsonObject body) => new("POST", path, body.ToJsonString(Readable));
    private static string Uts(DateTime at) => FormattableString.Invariant($"uts{new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeSeconds()}");

    /// <summary>An empty part of a path or filter would widen what the request reaches.</summary>
    private static string Segment(string part) =>
        part.Length > 0 ? Uri.EscapeDataString(part) : throw new ArgumentException("A name in a request is never empty.", nameof(part));
}
