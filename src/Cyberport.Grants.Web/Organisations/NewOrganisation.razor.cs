using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Organisations;

/// <summary>Registers a body, or asks to join it when it is known already.</summary>
public partial class NewOrganisation(OperationRunner operations) : ComponentBase
{
    private string? _category;
    private string? _ubi = "";
    private string? _contact = "";
    private BilingualText _name = BilingualText.Empty, _address = BilingualText.Empty;
    private IReadOnlyList<string> _roles = [];
    private Problem? _problem;
    private RegisteredOrganisation? _done;

    private static IReadOnlyList<Choice> Categories =>
        [.. Enum.GetValues<OrganisationCategory>().Select(c => new Choice(c.ToString(), Words.Of(c, OrganisationsWords.ResourceManager)))];

    private OrganisationCategory? Category => Enum.TryParse<OrganisationCategory>(_category, out var category) ? category : null;
    private bool NeedsUbi => Category is { } category && category.NeedsUbi();

    private string? ErrorOf(string field) => _problem?.Fields is { } fields && fields.TryGetValue(field, out var messages) ? messages[0] : null;

    private async Task RegisterAsync(Guid commandId)
    {
        if (Category is not { } category)
        {
            _problem = new("organisations.category", OrganisationsText.Category_Choose,
                new Dictionary<string, string[]> { ["Category"] = [OrganisationsText.Category_Choose] });
            return;
        }
        var outcome = await operations.RunAsync(new RegisterOrganisation(
            _name, category, NeedsUbi ? _ubi ?? "" : "", _address, _contact ?? "", RoleWords.Parse(_roles)), commandId);
        _problem = outcome.Problem;
        if (outcome.IsDone) _done = outcome.Value;
    }
}
