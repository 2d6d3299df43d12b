using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Organisations;

/// <summary>When one is away and who stands in: one's own, and for the administrator anybody's.</summary>
public partial class AbsenceList(OperationRunner operations) : ComponentBase
{
    private AbsencesView? _view;
    private PersonId? _shown;
    private Problem? _problem;
    private DateOnly? _from, _to;
    private string? _substitute;

    /// <summary>Left out: the reader.</summary>
    [Parameter] public PersonId? Person { get; set; }

    private Choice[] Substitutes => [new("", OrganisationsText.Absence_Nobody), .. _view!.Substitutes.Select(s => new Choice(s.Person.Value.ToString(), s.Name))];

    protected override Task OnParametersSetAsync()
    {
        if (_view is not null && _shown == Person) return Task.CompletedTask;
        (_shown, _problem, _from, _to, _substitute) = (Person, null, null, null, "");
        return LoadAsync();
    }

    private async Task LoadAsync() => _view = (await operations.AskAsync(new ViewAbsences(Person))).Value;

    private Task RecordAsync(Guid commandId) => ShowAsync(operations.RunAsync(
        new RecordAbsence(Person, _from, _to, Guid.TryParse(_substitute, out var id) ? new PersonId(id) : null), commandId));

    private Task CancelAsync(AbsenceRow row, Guid commandId) => ShowAsync(operations.RunAsync(new CancelAbsence(row.Id, row.Version), commandId));

    private string? ErrorOf(string field) => _problem?.Fields?.GetValueOrDefault(field)?[0];

    private async Task ShowAsync<T>(Task<Outcome<T>> running)
    {
        var outcome = await running;
        _problem = outcome.Problem;
        if (!outcome.IsDone) return;
        (_from, _to, _substitute) = (null, null, "");
        await LoadAsync();
    }
}
