using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Organisations;

/// <summary>One's own bodies; for those who work on everybody's cases all of them, the unverified first.</summary>
public partial class OrganisationsPage(OperationRunner operations) : ComponentBase
{
    private IReadOnlyList<OwnMembership>? _own;
    private Page<FoundOrganisation>? _all;

    [CascadingParameter] public required Actor Me { get; set; }
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "show")] public string? Show { get; set; }
    [SupplyParameterFromQuery(Name = "page")] public int? Number { get; set; }

    private static Filter[] Filters => [new("show", OrganisationsText.Verification, [new("waiting", OrganisationsText.Unverified)])];

    protected override async Task OnParametersSetAsync()
    {
        _own = (await operations.AskAsync(new ViewMyOrganisations())).Value ?? [];
        var seesAll = Me.May(Permission.ScreenApplications) || Me.May(Permission.Administer) || Me.May(Permission.ReadAudit) || Me.May(Permission.OperateCentre);
        if (seesAll) _all = (await operations.AskAsync(new FindOrganisations(Text, Show == "waiting", Number ?? 1))).Value;
    }

    private static RenderFragment Link(OrganisationId id, BilingualText name) => builder =>
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "href", $"/organisations/{id.Value}");
        builder.AddContent(2, name.ToString());
        builder.CloseElement();
    };

    private static RenderFragment Plain(BilingualText name) => builder => builder.AddContent(0, name.ToString());
}

/// <summary>The roles of a person in an organisation, in words.</summary>
internal static class RoleWords
{
    public static string Of(OrganisationRoles roles) =>
        string.Join(", ", roles.Each().Select(r => Words.Of(r, OrganisationsWords.ResourceManager)));

    public static IReadOnlyList<Choice> Choices =>
        [.. OrganisationRolesRules.All.Each().Select(r => new Choice(r.ToString(), Words.Of(r, OrganisationsWords.ResourceManager), HintOf(r)))];

    public static IReadOnlyList<string> Values(OrganisationRoles roles) => [.. roles.Each().Select(r => r.ToString())];

    public static OrganisationRoles Parse(IEnumerable<string> values) =>
        values.Aggregate(OrganisationRoles.None, (all, v) => all | (Enum.TryParse<OrganisationRoles>(v, out var role) ? role & OrganisationRolesRules.All : OrganisationRoles.None));

    private static string? HintOf(OrganisationRoles role) => role switch
    {
        OrganisationRoles.PrincipalInvestigator => OrganisationsText.Hint_PrincipalInvestigator,
        OrganisationRoles.Member => OrganisationsText.Hint_Member,
        OrganisationRoles.Endorser => OrganisationsText.Hint_Endorser,
        OrganisationRoles.BillingContact => OrganisationsText.Hint_BillingContact,
        OrganisationRoles.None => null,
    };
}
