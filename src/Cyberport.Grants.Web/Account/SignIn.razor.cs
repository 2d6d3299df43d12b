using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Cyberport.Grants.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Account;

/// <summary>The door. In a demonstration the cast stands beside it, each one click away.</summary>
public partial class SignIn
{
    private IReadOnlyList<CastMember> _cast = [];

    [SupplyParameterFromForm] private Form? Input { get; set; }

    /// <summary>What led here: <c>out</c>, <c>confirmed</c>, <c>reset</c>, <c>ended</c>.</summary>
    [SupplyParameterFromQuery(Name = "said")] public string? SaidCode { get; set; }

    private string? Said => SaidCode switch
    {
        "out" => AccountText.SignIn_Out,
        "confirmed" => AccountText.SignIn_Confirmed,
        "reset" => AccountText.SignIn_Reset,
        "ended" => AccountText.SignIn_Ended,
        _ => null,
    };

    private string Back => LocalUrl.IsLocal(ReturnUrl) ? "?returnUrl=" + Uri.EscapeDataString(ReturnUrl!) : "";

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        _cast = (await Operations.AskAsync(new ListDemonstrationPeople())).Value!;
    }

    private async Task EnterAsync()
    {
        switch (await Door.EnterAsync(Http, Input!.Email ?? "", Input.Password ?? ""))
        {
            case DoorAnswer.Refused:
                Errors.Add(new("Email", AccountText.SignIn_Wrong));
                break;
            case DoorAnswer.SecondFactorNext:
                Navigation.NavigateTo(With("/account/second-step"));
                break;
            case DoorAnswer.InWithoutSecondFactor:
                Navigation.NavigateTo(With("/account/authenticator"));
                break;
            case DoorAnswer.In:
                GoOn();
                break;
        }
    }

    private static string NameOf(CastMember person) => new BilingualText(person.Name, person.NameChinese).ToString();

    private static string RolesOf(CastMember person) => string.Join(", ",
        person.Roles.Each().Select(r => Words.Of(r, OrganisationsWords.ResourceManager))
            .Concat(person.StaffRoles.Select(r => Words.Of(r, OrganisationsWords.ResourceManager))));

    private static string GroupOf(CastMember person) => person.Organisation?.ToString() ?? person.StaffRoles.FirstOrDefault() switch
    {
        StaffRole.CaseOfficer or StaffRole.TechnicalAssessor => AccountText.Group_Secretariat,
        StaffRole.Reviewer => AccountText.Group_Reviewers,
        StaffRole.CommitteeMember or StaffRole.Chair => AccountText.Group_Committee,
        StaffRole.FinanceOfficer or StaffRole.FinanceApprover => AccountText.Group_Finance,
        StaffRole.ClusterOperator or StaffRole.Administrator or StaffRole.Auditor => AccountText.Group_House,
    };

    /// <summary>What is typed.</summary>
    public sealed class Form
    {
        public string? Email { get; set; }
        public string? Password { get; set; }
    }
}
