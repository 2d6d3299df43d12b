using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Cyberport.Grants.Browser.Tests.Road;

/// <summary>Somebody at a browser of their own. What each does is told by the classes of the people; here is how eyes and hands work.</summary>
internal abstract partial class Walker(IPage page, Portal portal)
{
    protected IPage Page => page;
    protected Portal Portal => portal;

    public Task VisitAsync(string path) => page.VisitAsync(portal, path);

    /// <summary>Presses a button and waits for what shows that it was done.</summary>
    protected async Task PressAsync(string button, string until)
    {
        await page.Locator(button).ClickAsync();
        await SeeAsync(until);
    }

    protected async Task SeeAsync(string what) => await page.Locator(what).First.WaitForAsync();

    /// <summary>Looks at a page again and again until it shows something: what workers do takes a moment.</summary>
    public async Task<string> SeeInTimeAsync(string path, string what, int seconds = 60)
    {
        for (var second = 0; second < seconds; second++)
        {
            await VisitAsync(path);
            if (await page.Locator(what).CountAsync() > 0) return await page.Locator(what).First.InnerTextAsync();
            await Task.Delay(1000);
        }
        throw new TimeoutException($"{path} did not show {what} in {seconds} s:\n{await page.Locator("main").InnerTextAsync()}");
    }

    /// <summary>What the head of the page says.</summary>
    public Task<string> HeadAsync() => page.Locator("main header").First.InnerTextAsync();

    /// <summary>Enters an answer into whatever control asks for it.</summary>
    protected async Task EnterAsync(ILocator field, string text)
    {
        switch (await field.EvaluateAsync<string>("e => e.classList.contains('people') ? 'people' : e.tagName.toLowerCase()"))
        {
            case "people":
                await EnterPeopleAsync(field, text);
                break;
            case "select":
                await field.SelectOptionAsync(text);
                break;
            case "fieldset":
                foreach (var value in text.Split(',')) await field.Locator($"input[value='{value}']").CheckAsync();
                break;
            default:
                await field.FillAsync(text);
                await field.BlurAsync();
                break;
        }
    }

    private static async Task EnterPeopleAsync(ILocator field, string json)
    {
        var id = await field.GetAttributeAsync("id");
        foreach (var (number, person) in JsonDocument.Parse(json).RootElement.EnumerateArray().Index())
            foreach (var fact in person.EnumerateObject())
                await field.Locator($"#{id}-{number}-{(fact.Name == "nameChinese" ? "chinese" : fact.Name)}").FillAsync(fact.Value.GetString()!);
    }

    /// <summary>The id at the end of the address where the person is now.</summary>
    protected Guid IdInAddress() => Guid.Parse(AnyGuid().Matches(page.Url).Last().Value);

    /// <summary>The first month that the form offers, in Hong Kong.</summary>
    /// <param name="ahead">Days by which the portal's clock runs ahead.</param>
    public static DateOnly FirstOfNextMonth(int ahead = 0)
    {
        var today = TimeProvider.System.GetUtcNow().AddDays(ahead).AddHours(8);
        return new DateOnly(today.Year, today.Month, 1).AddMonths(1);
    }

    /// <summary>"HK$2,995,968,000.00" as 2995968000.00.</summary>
    protected static decimal Dollars(string text) => decimal.Parse(text.Replace("HK$", ""), System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex AnyGuid();
}
