using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Cyberport.Grants.Web.Shell;

/// <summary>
/// The document. The signed-in area is one circuit without prerendering; pages marked <see cref="ExcludeFromInteractiveRoutingAttribute"/>
/// are plain HTML and load neither Blazor's nor MudBlazor's files.
/// </summary>
public partial class App : ComponentBase
{
    private static readonly InteractiveServerRenderMode Circuit = new(prerender: false);

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    private bool IsInteractive => Http.AcceptsInteractiveRouting();
    private IComponentRenderMode? Mode => IsInteractive ? Circuit : null;
    private string? Theme => ThemeSwitch.Chosen(Http.Request);
}
