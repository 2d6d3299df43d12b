using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Cyberport.Grants.Web.Shell;

/// <summary>
/// The signed-in area: bar, rail, page. Pages get the <see cref="Actor"/> as a cascading parameter, to leave out what its reader may
/// not do; whether they may is decided by the operation.
/// </summary>
public partial class MainLayout(OperationRunner operations, NavigationManager navigation) : LayoutComponentBase
{
    private Actor? _me;
    private bool _drawerOpen;
    private string? _current;
    private ErrorBoundary? _boundary;

    protected override async Task OnInitializedAsync()
    {
        var me = (await operations.AskAsync(new WhoAmI())).Value;
        if (me?.Person is null) navigation.NavigateTo(SignInAddress(), forceLoad: true);
        else _me = me;
    }

    protected override void OnParametersSet()
    {
        _boundary?.Recover(); // a page that failed does not spoil the next one
        if (_me is not null) _current = Navigation.Current(_me, new Uri(navigation.Uri).AbsolutePath);
    }

    private string SignInAddress() =>
        $"{GoToSignIn.SignIn}?returnUrl={Uri.EscapeDataString("/" + navigation.ToBaseRelativePath(navigation.Uri))}";
}
