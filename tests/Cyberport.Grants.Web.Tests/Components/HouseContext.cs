using System.Globalization;
using Bunit;

namespace Cyberport.Grants.Web.Tests.Components;

/// <summary>bUnit in English, with the browser's functions answered by nothing.</summary>
public abstract class HouseContext : BunitContext
{
    protected HouseContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
    }
}
