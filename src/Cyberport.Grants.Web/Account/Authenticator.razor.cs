using Cyberport.Grants.Data;
using Cyberport.Grants.Organisations;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Account;

/// <summary>Enrols an authenticator app: picture, first code, recovery codes shown once.</summary>
public partial class Authenticator
{
    private GrantsUser? _user;
    private string? _key;
    private bool _asleep;
    private IReadOnlyList<string>? _codes;

    [SupplyParameterFromForm] private string? Code { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _user = await OwnUserAsync();
        if (_user is null || _user.TwoFactorEnabled) return;
        _key = await SecondFactor.KeyAsync(_user);
        _asleep = (await Operations.AskAsync(new ViewOwnAccount())).Value?.StaffRoles.Count > 0;
    }

    private async Task EnrolAsync()
    {
        if (_user is null || _user.TwoFactorEnabled || Http.User.Session() is not { } session) return;
        if (!await SecondFactor.AcceptsAsync(_user, Code ?? ""))
        {
            Errors.Add(new("Code", AccountText.Code_Wrong));
            return;
        }
        _codes = await SecondFactor.EnableAsync(_user);
        await Door.ProveSecondFactorAsync(session);
    }

    private static string Spaced(string key) => string.Join(' ', key.Chunk(4).Select(c => new string(c)));
}
