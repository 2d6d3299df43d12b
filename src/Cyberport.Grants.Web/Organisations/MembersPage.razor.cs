using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Organisations;

/// <summary>Who belongs to a body, who asks to, and who is invited.</summary>
public partial class MembersPage(OperationRunner operations) : ComponentBase
{
    private readonly Dictionary<PersonId, OrganisationRoles> _picked = [];
    private OrganisationView? _view;
    private bool _missing;
    private Problem? _problem;
    private string? _said;
    private PersonId? _changing;
    private string? _email = "";
    private IReadOnlyList<string> _roles = [];

    [Parameter] public Guid? Id { get; set; }

    private static bool MayAct(OrganisationView body) => body.MayManage || body.Members.Any(m => m.IsReader);

    private string? ErrorOf(string field) => _problem?.Fields is { } fields && fields.TryGetValue(field, out var messages) ? messages[0] : null;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewOrganisation(Id is { } id ? new OrganisationId(id) : null));
        (_view, _missing) = (outcome.Value, !outcome.IsDone);
    }

    private Task AnswerAsync(MemberView request, bool admit, Guid commandId) => ShowAsync(operations.RunAsync(new AnswerJoinRequest(
        _view!.Id, request.Person, admit, _picked.GetValueOrDefault(request.Person, request.Roles), _view.Version), commandId), OrganisationsText.Done_Answered);

    private async Task ChangeAsync(MemberView member, Guid commandId)
    {
        await ShowAsync(operations.RunAsync(new ChangeMemberRoles(
            _view!.Id, member.Person, _picked.GetValueOrDefault(member.Person, member.Roles), _view.Version), commandId), OrganisationsText.Done_Roles);
        if (_problem is null) _changing = null;
    }

    private Task RemoveAsync(MemberView member, Guid commandId) =>
        ShowAsync(operations.RunAsync(new RemoveMember(_view!.Id, member.Person, _view.Version), commandId), OrganisationsText.Done_Removed);

    private async Task InviteAsync(Guid commandId)
    {
        var email = _email ?? "";
        await ShowAsync(operations.RunAsync(new InviteMember(_view!.Id, email, RoleWords.Parse(_roles)), commandId),
            string.Format(CultureInfo.CurrentCulture, OrganisationsText.Done_Invited, email));
        if (_problem is null) (_email, _roles) = ("", []);
    }

    private Task WithdrawAsync(OpenInvitation open, Guid commandId) =>
        ShowAsync(operations.RunAsync(new WithdrawInvitation(open.Id), commandId), OrganisationsText.Done_Withdrawn);

    private async Task ShowAsync<T>(Task<Outcome<T>> running, string said)
    {
        var outcome = await running;
        _problem = outcome.Problem;
        _said = outcome.IsDone ? said : null;
        if (outcome.IsDone) await LoadAsync();
    }
}
