using Cyberport.Grants.Applications;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Desk;

public sealed class SearchTests
{
    [Fact]
    public async Task A_case_is_found_by_its_reference_its_title_in_either_language_and_its_body()
    {
        await using var road = await RoadHost.StartAsync();
        await NamedAsync(road, await road.SubmittedAsync(2, 3), "Cantonese speech for clinics", "診所粵語語音");
        foreach (var text in new[] { "AISS-2026-0001", "aiss-2026-00", "2026-0001", "speech", "clinics CANTONESE", "粵語", "語音 診所", "harbour speech", "海港大學" })
            Assert.Contains("Case AISS-2026-0001", await FoundAsync(road, "pi", text));
        foreach (var text in new[] { "AISS-2026-0002", "speech opera", "粵曲", "harbour opera" })
            Assert.Empty(await FoundAsync(road, "pi", text));
    }

    [Fact]
    public async Task Of_two_projects_the_one_is_found_that_bears_the_number()
    {
        await using var road = await RoadHost.StartAsync();
        await road.SubmittedAsync(2, 3);
        Assert.Equal(["Project AISS-2026-0001/1"], await FoundAsync(road, "pi", "2026-0001/1"));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("[A-Z]")]
    [InlineData("\\")]
    public async Task A_wildcard_finds_itself_and_nothing_else(string text)
    {
        await using var road = await RoadHost.StartAsync();
        await road.SubmittedAsync(2, 3);
        await NamedAsync(road, await road.SubmittedAsync(2, 3), $"Odd {text} title", "");
        Assert.Equal(["Case AISS-2026-0002", "Project AISS-2026-0002/1"], await FoundAsync(road, "pi", text));
    }

    [Fact]
    public async Task Another_bodys_case_is_not_there_and_the_answer_is_the_same_as_if_it_had_never_been()
    {
        await using var road = await RoadHost.StartAsync();
        await NamedAsync(road, await road.SubmittedAsync(2, 3, DemonstrationPeople.StartUp), "Tonal synthesis", "聲調合成");
        await using var without = await RoadHost.StartAsync();
        foreach (var text in new[] { "Tonal", "聲調", "AISS-2026-0001", "Lantern", "AISS", "燈語" })
            Assert.Equal(await FoundAsync(without, "pi", text), await FoundAsync(road, "pi", text));
        Assert.Contains("Case AISS-2026-0001", await FoundAsync(road, "pi2", "Tonal"));
    }

    [Theory]
    [InlineData("officer", "Case Project")]
    [InlineData("chair", "Case Project")]
    [InlineData("committee1", "Case Project")]
    [InlineData("assessor", "Case Project")]
    [InlineData("auditor", "Case Project")]
    [InlineData("reviewer1", "")]
    [InlineData("admin", "")]
    [InlineData("operator", "")]
    [InlineData("finance", "")]
    public async Task Each_role_finds_what_its_lists_show_and_drafts_are_their_authors(string role, string kinds)
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        await scene.DraftAsync("cantonese-speech");
        var reader = TestActors.Staff([.. DemonstrationPeople.Named(role).Staff]);
        Assert.Empty(await FoundAsync(host, reader, "Cantonese"));
        Assert.Equal(["Case", "Project"], (await FoundAsync(host, scene.Member, "Cantonese")).Select(f => f.Trim()));

        await scene.SubmittedAsync("cantonese-speech");
        Assert.Equal(kinds, string.Join(' ', (await FoundAsync(host, reader, "Cantonese")).Select(f => f.Split(' ')[0])));
    }

    [Fact]
    public async Task Offers_allocations_and_bodies_are_found_as_far_as_their_lists_go()
    {
        await using var road = await RoadHost.StartAsync();
        var offer = await road.OfferedAsync(4, 6);
        await road.Host.DoneAsync(road.As("endorser"), RoadHost.Acceptance(offer));

        Assert.Contains("Offer AISS-2026-0001/1", await FoundAsync(road, "finance", "0001/1"));
        Assert.Equal(["Allocation AISS-2026-0001/1"], await FoundAsync(road, "operator", "aiss-2026-0001-1"));
        Assert.Equal(["Allocation AISS-2026-0001/1"], await FoundAsync(road, "endorser", "aiss-2026-0001-1"));
        Assert.Empty(await FoundAsync(road, "pi2", "0001"));
        Assert.Equal(["Organisation "], await FoundAsync(road, "operator", "C7654321"));
        Assert.Empty(await FoundAsync(road, "chair", "C7654321"));
        Assert.Empty(await FoundAsync(road, "pi", "Cloud Peak"));
    }

    [Fact]
    public async Task Of_many_twenty_are_listed_and_all_are_counted()
    {
        await using var road = await RoadHost.StartAsync();
        for (var i = 0; i < Search.MostOfAKind + 2; i++) await road.SubmittedAsync(1, 1);
        var cases = (await road.Host.AskAsync(road.As("officer"), new Search("AISS"))).Value!.Kinds.Single(k => k.Kind == FoundKind.Case);
        Assert.Equal((Search.MostOfAKind, Search.MostOfAKind + 2), (cases.Rows.Count, cases.Total));
    }

    [Fact]
    public async Task A_row_leads_to_the_page_on_which_its_reader_works()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(2, 3);
        var application = await road.Host.InDatabaseAsync(db => db.Set<Project>().Where(p => p.Id == project).Select(p => p.ApplicationId).SingleAsync());
        Assert.Equal($"/applications/{application.Value}", await HrefAsync(road, "pi", FoundKind.Case));
        Assert.StartsWith("/screening/", await HrefAsync(road, "officer", FoundKind.Case));
        Assert.Equal($"/committee/{project.Value}", await HrefAsync(road, "chair", FoundKind.Project));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_may_not_search()
    {
        await using var host = await GrantsHost.StartAsync();
        Assert.Equal(OutcomeKind.NotAllowed, (await host.AskAsync(Actor.Nobody, new Search("a"))).Kind);
    }

    private static async Task<string> HrefAsync(RoadHost road, string reader, FoundKind kind) =>
        (await road.Host.AskAsync(road.As(reader), new Search("AISS-2026-0001"))).Value!.Kinds.Single(k => k.Kind == kind).Rows.Single().Href;

    private static Task<string[]> FoundAsync(RoadHost road, string reader, string text) => FoundAsync(road.Host, road.As(reader), text);

    private static async Task<string[]> FoundAsync(GrantsHost host, Actor reader, string text) =>
        [.. (await host.AskAsync(reader, new Search(text))).Value!.Kinds.SelectMany(k => k.Rows.Select(r => $"{k.Kind} {r.Reference}"))];

    private static Task NamedAsync(RoadHost road, ProjectId project, string english, string chinese) => road.Host.InDatabaseAsync(async db =>
    {
        (await db.Set<Project>().SingleAsync(p => p.Id == project)).Title = new(english, chinese);
        await db.SaveChangesAsync();
    });
}
