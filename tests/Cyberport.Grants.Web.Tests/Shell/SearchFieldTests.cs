using Bunit;
using Cyberport.Grants.Web.Shell;
using Cyberport.Grants.Web.Tests.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Web.Tests.Shell;

public sealed class SearchFieldTests : HouseContext
{
    [Theory]
    [InlineData("/search", "")]
    [InlineData("/search?q=", "")]
    [InlineData("/search?q=speech%20%E7%B2%B5", "speech 粵")]
    [InlineData("/home?q=speech", "")]
    public void What_was_looked_for_stands_in_the_field_on_the_page_of_its_results_alone(string address, string text)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        Assert.Equal(text, Field().Find("input").GetAttribute("value") ?? "");
    }

    [Fact]
    public void Searching_goes_to_the_page_of_results_with_the_text_in_the_address()
    {
        var field = Field();
        field.Find("input").Change("50% & 粵");
        field.Find("form").Submit();
        Assert.EndsWith("/search?q=50%25%20%26%20%E7%B2%B5", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    private IRenderedComponent<SearchField> Field() => Render<SearchField>(p => p.Add(f => f.Id, "search"));
}
