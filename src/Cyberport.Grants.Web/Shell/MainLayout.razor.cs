using Cyberport.Grants.Kernel;
using Cyberport.Grants.Web.Account;
using Cyberport.Grants.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;

namespace Cyberport.Grants.Web.Shell;

/// <summary>
/// The signed-in area: bar, rail, page. Pages get the <see cref="Actor"/> as a cascading parameter, to leave out what its reader may
/// not do; whether they may is decided by the operation.
/// </summary>
public partial class MainLayout(OperationRunner operations, NavigationManager navigation) : LayoutComponentBase
{
    private Actor? _me;
    private bool _drawerOpen, _drawerOpened;
    private string? _current;
    private ErrorBoundary? _boundary;
    private ElementReference _rail;

    [Inject] private OpenPage Here { get; set; } = null!;
    [CascadingParameter] private Task<AuthenticationState>? Caller { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var me = (await operations.AskAsync(new WhoAmI())).Value;
        if (me?.Person is null) GoToTheDoor();
        else _me = me;
    }

    protected override async Task OnParametersSetAsync()
    {
        _boundary?.Recover(); // a page that failed does not spoil the next one
        if (_me is not null) _current = Navigation.Current(_me, new Uri(navigation.Uri).AbsolutePath);
        // A session that ended elsewhere leads to the door at the next act, whatever page stands here.
        if (_me is not null && Caller is not null && (await Caller).User.Session() is null) GoToTheDoor();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_drawerOpened) return;
        _drawerOpened = false;
        await _rail.FocusAsync(); // the next Tab is the first entry; Escape closes it (shell.js)
    }

    private void SwitchDrawer() => (_drawerOpen, _drawerOpened) = (!_drawerOpen, !_drawerOpen);

    private void GoToTheDoor() => navigation.NavigateTo(GoToSignIn.After(navigation), forceLoad: true);
}
