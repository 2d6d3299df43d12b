using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Organisations;

/// <summary>Everybody with an account: the administrator gives roles, the operator enters logins, the auditor looks.</summary>
public partial class PeoplePage(OperationRunner operations) : ComponentBase
{
    private Page<FoundPerson>? _people;
    private FoundPerson? _open;
    private Problem? _problem;
    private string? _said, _role, _login;

    [CascadingParameter] public required Actor Me { get; set; }
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "show")] public string? Show { get; set; }
    [SupplyParameterFromQuery(Name = "page")] public int? Number { get; set; }

    private static Filter[] Filters =>
        [new("show", OrganisationsText.People_Show, [new("staff", OrganisationsText.People_Staff), new("no-login", OrganisationsText.People_NoLogin)])];

    private static IReadOnlyList<Choice> StaffRoles =>
        [.. Enum.GetValues<StaffRole>().Select(r => new Choice(r.ToString(), Words.Of(r, OrganisationsWords.ResourceManager)))];

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new FindPeople(Text, Show == "staff", Show == "no-login", Number ?? 1));
        (_people, _problem) = (outcome.Value, outcome.Problem);
        if (_open is { } open) _open = _people?.Rows.FirstOrDefault(p => p.Id == open.Id);
    }

    private void Open(FoundPerson person) => (_open, _role, _login, _problem, _said) = (person, null, person.ClusterLogin ?? "", null, null);

    private Task GrantAsync(FoundPerson person, Guid commandId) => Enum.TryParse<StaffRole>(_role, out var role)
        ? ShowAsync(operations.RunAsync(new GrantStaffRole(person.Id, role), commandId)) : Task.CompletedTask;

    private Task RevokeAsync(FoundPerson person, StaffRole role, Guid commandId) =>
        ShowAsync(operations.RunAsync(new RevokeStaffRole(person.Id, role), commandId));

    private Task DisableAsync(FoundPerson person, Guid commandId) =>
        ShowAsync(operations.RunAsync(new DisablePerson(person.Id, person.DisabledAt is null, person.Version), commandId));

    private Task SetLoginAsync(FoundPerson person, Guid commandId) =>
        ShowAsync(operations.RunAsync(new SetClusterLogin(person.Id, (_login ?? "").Trim(), person.Version), commandId));

    private async Task ShowAsync<T>(Task<Outcome<T>> running)
    {
        var outcome = await running;
        if (outcome.IsDone) await LoadAsync();
        _problem = outcome.Problem;
        _said = outcome.IsDone ? OrganisationsText.Done_Saved : null;
    }
}
