using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Applications;

public sealed class SaveAnswersTests
{
    private static readonly AnswerKey Employees = new("a.employees");

    [Fact]
    public async Task What_was_typed_is_kept_with_who_and_when_and_a_digest()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        await host.DoneAsync(scene.Investigator, SaveAnswers.One(id, Employees, "120", 0));
        await host.DoneAsync(scene.Member, SaveAnswers.One(id, Employees, "130", 1));

        await host.InDatabaseAsync(async db =>
        {
            var answer = await db.Set<Answer>().SingleAsync(a => a.Slot == Employees.Slot);
            Assert.Equal("130", answer.Text);
            Assert.Equal(2, answer.Version);
            var history = await db.Set<AnswerHistory>().Where(h => h.AnswerId == answer.Id).OrderBy(h => h.AnswerVersion).ToListAsync();
            Assert.Equal([scene.Investigator.Person!.Value, scene.Member.Person!.Value], history.Select(h => h.By));
            Assert.Equal([Digest.Of("120"), Digest.Of("130")], history.Select(h => h.Digest));
        });
    }

    [Fact]
    public async Task A_second_tab_with_an_older_answer_is_told_whose_text_stands_and_overwrites_nothing()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        await host.DoneAsync(scene.Member, SaveAnswers.One(id, Employees, "130", 0));

        var second = await host.RunAsync(scene.Investigator, SaveAnswers.One(id, Employees, "95", 0));

        Assert.Equal(OutcomeKind.Stale, second.Kind);
        var standing = (await host.AskAsync(scene.Investigator, new ViewAnswer(id, Employees))).Value!;
        Assert.Equal(("130", 1L, "Test member"), (standing.Text, standing.Version, standing.By));
        // having seen it, the person may choose the own text after all
        Assert.True((await host.RunAsync(scene.Investigator, SaveAnswers.One(id, Employees, "95", standing.Version))).IsDone);
    }

    [Fact]
    public async Task Saving_the_same_text_again_is_no_change_and_no_quarrel()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        await host.DoneAsync(scene.Investigator, SaveAnswers.One(id, Employees, "120", 0));
        var again = await host.DoneAsync(scene.Investigator, SaveAnswers.One(id, Employees, "120", 0));
        Assert.Equal(1, again.Versions[Employees.Slot]);
    }

    [Fact]
    public async Task Two_first_answers_at_the_same_moment_leave_one_and_tell_the_other()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var both = await Task.WhenAll(
            host.RunAsync(scene.Investigator, SaveAnswers.One(id, Employees, "1", 0)), host.RunAsync(scene.Member, SaveAnswers.One(id, Employees, "2", 0)));
        Assert.Single(both, o => o.IsDone);
    }

    [Fact]
    public async Task Forty_thousand_characters_are_refused_in_words_and_nothing_is_saved()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var key = new AnswerKey("a.description", null, AnswerLanguage.Chinese);
        var refused = await host.RunAsync(scene.Investigator, SaveAnswers.One(id, key, new string('算', 40_000), 0));
        Assert.Equal("applications.answer-too-long", refused.Problem?.Code);
        Assert.Contains("40,000", refused.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(scene.Investigator, new ViewAnswer(id, key))).Kind);
    }

    [Fact]
    public async Task A_text_over_the_forms_own_limit_is_kept_and_reported()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var key = new AnswerKey("a.description", null, AnswerLanguage.Chinese);
        await host.DoneAsync(scene.Investigator, SaveAnswers.One(id, key, new string('算', 401), 0));
        var view = (await host.AskAsync(scene.Investigator, new ViewTopic(id, "A1", null))).Value!;
        var answer = view.Questions.SelectMany(q => q.Answers).Single(a => a.Key == key);
        Assert.Equal(401, answer.Text.Length);
        Assert.Contains("401", answer.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cards_months_and_start_follow_what_is_typed_and_unreadable_text_is_kept()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var project = (await host.AskAsync(scene.Investigator, new ViewCase(id))).Value!.Projects.Single().Id;
        await host.DoneAsync(scene.Investigator, new SaveAnswers(id,
            [new(new("b.cards", project), "１６", 0), new(new("b.months", project), "6", 0), new(new("b.start", project), "2026-04", 0),
             new(new("b.title", project, AnswerLanguage.English), "Speech", 0)]));
        var read = (await host.AskAsync(scene.Investigator, new ViewCase(id))).Value!.Projects.Single();
        Assert.Equal((new Cards(16), 6, new DateOnly(2026, 4, 1), "Speech"), (read.Cards!.Value, read.Months!.Value, read.Start!.Value, read.Title.English));

        await host.DoneAsync(scene.Investigator, SaveAnswers.One(id, new("b.cards", project), "about twenty", 1));
        Assert.Null((await host.AskAsync(scene.Investigator, new ViewCase(id))).Value!.Projects.Single().Cards);
        Assert.Equal("about twenty", (await host.AskAsync(scene.Investigator, new ViewAnswer(id, new("b.cards", project)))).Value!.Text);
    }

    [Fact]
    public async Task Saving_an_answer_does_not_raise_the_applications_version()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var before = (await host.AskAsync(scene.Investigator, new ViewCase(id))).Value!;
        await host.DoneAsync(scene.Investigator, SaveAnswers.One(id, new("b.cards", before.Projects[0].Id), "8", 0));
        Assert.Equal(before.Version, (await host.AskAsync(scene.Investigator, new ViewCase(id))).Value!.Version);
    }

    [Fact]
    public async Task Another_organisations_people_find_nothing_by_any_door()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        Assert.Equal(OutcomeKind.NotFound, (await host.RunAsync(scene.Stranger, SaveAnswers.One(id, Employees, "1", 0))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(scene.Stranger, new ViewTasks(id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(scene.Stranger, new ViewTopic(id, "A1", null))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(scene.Stranger, new ViewAnswers(id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(scene.Stranger, new ViewCase(id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(scene.Stranger, new ViewReceipt(id))).Kind);
        Assert.Empty((await host.AskAsync(scene.Stranger, new ListMyApplications())).Value!.Rows);
    }

    [Fact]
    public async Task Staff_see_nothing_of_a_draft()
    {
        await using var host = await GrantsHost.StartAsync();
        var (_, id) = await StartedAsync(host);
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(TestActors.Staff(StaffRole.CaseOfficer), new ViewAnswers(id))).Kind);
    }

    [Fact]
    public async Task After_submission_nothing_changes_any_more()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var (id, _) = await scene.SubmittedAsync();
        Assert.Equal("applications.wrong-state", (await host.RunAsync(scene.Investigator, SaveAnswers.One(id, Employees, "1", 1))).Problem?.Code);
        var version = (await host.AskAsync(scene.Investigator, new ViewCase(id))).Value!.Version;
        Assert.Equal("applications.wrong-state", (await host.RunAsync(scene.Investigator, new AddProject(id, version))).Problem?.Code);
    }

    [Fact]
    public async Task A_removed_project_takes_its_answers_along_and_its_number_is_not_given_again()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        async Task<CaseView> Look() => (await host.AskAsync(scene.Investigator, new ViewCase(id))).Value!;
        var second = await host.DoneAsync(scene.Investigator, new AddProject(id, (await Look()).Version));
        await host.DoneAsync(scene.Investigator, SaveAnswers.One(id, new("b.cards", second), "4", 0));
        await host.DoneAsync(scene.Investigator, new RemoveProject(id, second, (await Look()).Version));
        await host.DoneAsync(scene.Investigator, new AddProject(id, (await Look()).Version));
        Assert.Equal([1, 3], (await Look()).Projects.Select(p => p.Number));
        Assert.Equal(0, await host.InDatabaseAsync(db => db.Set<Answer>().CountAsync(a => a.ProjectId == second)));
    }

    private static async Task<(ApplicationScene, GrantApplicationId)> StartedAsync(GrantsHost host)
    {
        var scene = await ApplicationScene.SetAsync(host);
        return (scene, await host.DoneAsync(scene.Investigator, new StartApplication(scene.Call, scene.Organisation)));
    }
}
