using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Web.Shell;

/// <summary>An entry of the rail.</summary>
/// <param name="AnyOf">Shown to who holds any of these; empty: to everybody signed in.</param>
public sealed record NavigationEntry(Func<string> Words, string Href, string Glyph, params Permission[] AnyOf)
{
    public string Text => Words();
}

/// <summary>The rail's entries for a role, seven at most.</summary>
public static class Navigation
{
    public const int Most = 7;

    private static readonly NavigationEntry[] Entries =
    [
        new(() => ShellText.Home, "/home", Glyph.Home),
        new(() => ShellText.Nav_Applications, "/applications", Glyph.Document, Permission.ViewOwnCases),
        new(() => ShellText.Calls, "/calls", Glyph.Flag, Permission.EditApplications),
        new(() => ShellText.Nav_Screening, "/screening", Glyph.List, Permission.ScreenApplications),
        new(() => ShellText.Nav_Assessments, "/assessments", Glyph.Card, Permission.AssessTechnically),
        new(() => ShellText.Nav_Reviews, "/reviews", Glyph.Pen, Permission.ReviewProjects),
        new(() => ShellText.Nav_ReviewerProfile, "/reviewing/profile", Glyph.Person, Permission.ReviewProjects),
        new(() => ShellText.Nav_Reviewing, "/reviewing", Glyph.Pen, Permission.ScreenApplications),
        new(() => ShellText.Nav_Committee, "/committee", Glyph.Scales, Permission.RecordDecisions, Permission.ViewCommittee),
        new(() => ShellText.Nav_Awards, "/awards", Glyph.Seal, Permission.ViewOwnCases, Permission.ViewCommittee, Permission.ViewFund),
        new(() => ShellText.Nav_Use, "/allocations", Glyph.Chart, Permission.ViewOwnCases),
        new(() => ShellText.Nav_Bills, "/bills", Glyph.Document, Permission.ViewOwnCases),
        new(() => ShellText.Nav_Billing, "/billing", Glyph.Document, Permission.ManageFund, Permission.ApproveFund),
        new(() => ShellText.Nav_Fund, "/fund", Glyph.Fund, Permission.ViewFund),
        new(() => ShellText.Nav_Centre, "/centre", Glyph.Server, Permission.OperateCentre),
        new(() => ShellText.Nav_Organisations, "/organisations", Glyph.Building, Permission.UseOwnAccount),
        new(() => ShellText.Nav_Programme, "/programme", Glyph.Flag, Permission.Administer),
        new(() => ShellText.Nav_People, "/people", Glyph.People, Permission.Administer),
        new(() => ShellText.Nav_Exceptions, "/exceptions", Glyph.Alert, Permission.Administer),
        new(() => ShellText.Nav_Audit, "/audit", Glyph.Shield, Permission.ReadAudit),
        new(() => ShellText.Nav_TimeMachine, "/time-machine", Glyph.Clock, Permission.Administer),
    ];

    public static IReadOnlyList<NavigationEntry> For(Actor actor) =>
        [.. Entries.Where(e => e.AnyOf.Length == 0 || e.AnyOf.Any(actor.May)).Take(Most)];

    /// <summary>The entry under which an address lies: the longest that it begins with.</summary>
    public static string? Current(Actor actor, string path) => For(actor)
        .Where(e => path == e.Href || path.StartsWith(e.Href + "/", StringComparison.OrdinalIgnoreCase))
        .MaxBy(e => e.Href.Length)?.Href;
}
