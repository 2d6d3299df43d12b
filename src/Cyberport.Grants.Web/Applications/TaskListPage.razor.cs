using Cyberport.Grants.Applications;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Applications;

/// <summary>The task list of a draft: one line for each page of the form, for each project.</summary>
public partial class TaskListPage(OperationRunner operations, NavigationManager navigation) : ComponentBase
{
    private TasksView? _view;
    private Problem? _problem;
    private bool _missing;
    private ProjectId? _removing;

    [Parameter] public Guid Id { get; set; }

    protected override Task OnParametersSetAsync() => LookAsync();

    private async Task LookAsync()
    {
        var outcome = await operations.AskAsync(new ViewTasks(new(Id)));
        (_view, _missing) = (outcome.Value, !outcome.IsDone);
    }

    private async Task AddAsync(Guid command)
    {
        var outcome = await operations.RunAsync(new AddProject(new(Id), _view!.Version), command);
        if (outcome.IsDone) navigation.NavigateTo(TopicLinks.Of(new(Id), "B1", outcome.Value));
        else await RefuseAsync(outcome.Problem);
    }

    private async Task RemoveAsync(ProjectId project, Guid command)
    {
        var outcome = await operations.RunAsync(new RemoveProject(new(Id), project, _view!.Version), command);
        _removing = null;
        await RefuseAsync(outcome.Problem);
    }

    private void CancelRemoval() => _removing = null;

    private async Task RefuseAsync(Problem? problem)
    {
        _problem = problem;
        await LookAsync();
    }

    private static int ProjectsOf(TasksView view) => view.Sections.Count(s => s.Project is not null);

    private static string TitleOf(TaskSection section) => SectionTitle.Of(section.Code, section.Title, section.Number, section.ProjectTitle);

    private static IReadOnlyList<TaskItem> TasksOf(TasksView view, TaskSection section) =>
        [.. section.Topics.Select(topic => new TaskItem(
            topic.Title.ToString(), TopicLinks.Of(view.Id, topic.Code, section.Project),
            Words.Of(topic.State, ApplicationsWords.ResourceManager), Labels.ToneOf(topic.State)))];
}
