using Cyberport.Grants.Components;
using Cyberport.Grants.Organisations;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Account;

/// <summary>One's own particulars, second factor, and the browsers one is signed in with.</summary>
public partial class OwnAccountPage
{
    private static readonly Choice[] Languages = [new("en", "English"), new("zh-Hant", "繁體中文"), new("zh-Hans", "简体中文")];

    private OwnAccount? _account;
    private bool _hasUser;

    [SupplyParameterFromForm(FormName = "describe")] private Form? Input { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool Saved { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _account = (await Operations.AskAsync(new ViewOwnAccount())).Value;
        _hasUser = await OwnUserAsync() is not null;
        if (_account is null) return;
        Input ??= new() { Name = _account.Name, NameChinese = _account.NameChinese, Phone = _account.Phone, Language = _account.Language };
    }

    private async Task DescribeAsync()
    {
        var outcome = await Operations.RunAsync(new DescribeOneself(Input!.Name ?? "", Input.NameChinese ?? "", Input.Phone ?? "", Input.Language ?? ""));
        if (Took(outcome)) Navigation.NavigateTo("/account?saved=true");
    }

    private async Task EndOthersAsync()
    {
        if (Took(await Operations.RunAsync(new EndOtherSessions()))) Navigation.NavigateTo("/account?saved=true");
    }

    /// <summary>What is typed.</summary>
    public sealed class Form
    {
        public string? Name { get; set; }
        public string? NameChinese { get; set; }
        public string? Phone { get; set; }
        public string? Language { get; set; }
    }
}
