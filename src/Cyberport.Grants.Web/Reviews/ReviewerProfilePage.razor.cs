using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Reviews;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Reviews;

/// <summary>What a reviewer knows, reads and takes on, and where they work.</summary>
public partial class ReviewerProfilePage(OperationRunner operations) : ComponentBase
{
    private ReviewerProfileView? _view;
    private Problem? _problem;
    private IReadOnlyList<string> _areas = [], _languages = [];
    private int? _load;
    private string? _body, _name, _domain;
    private bool _saved;

    private static IReadOnlyList<Choice> Languages =>
        [.. Enum.GetValues<ReadingLanguage>().Select(l => new Choice(l.ToString(), Words.Of(l, ReviewsWords.ResourceManager)))];

    protected override async Task OnInitializedAsync()
    {
        var outcome = await operations.AskAsync(new ViewReviewerProfile());
        (_view, _problem) = (outcome.Value, outcome.Problem);
        if (_view is not { } view) return;
        (_areas, _languages, _load) = (view.Areas, [.. view.Languages.Select(l => l.ToString())], view.MaxLoad);
        (_body, _name, _domain) = (view.Organisation?.Value.ToString() ?? "", view.Affiliation, view.Domain);
    }

    private async Task SaveAsync(Guid command)
    {
        _saved = false;
        var described = await operations.RunAsync(new DescribeReviewer(_areas, [.. _languages.Select(Enum.Parse<ReadingLanguage>)], _load ?? 0), command);
        _problem = described.Problem;
        if (!described.IsDone) return;
        var works = await operations.RunAsync(new DescribeAffiliation(
            _view!.Person, Guid.TryParse(_body, out var body) ? new OrganisationId(body) : null, _name ?? "", _domain ?? ""));
        (_problem, _saved) = (works.Problem, works.IsDone);
    }

    private string? ErrorOf(string field) => _problem?.Fields?.GetValueOrDefault(field)?.FirstOrDefault();
}
