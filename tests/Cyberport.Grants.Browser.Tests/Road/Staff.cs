using Microsoft.Playwright;

namespace Cyberport.Grants.Browser.Tests.Road;

/// <summary>The case officer: verifies the organisation, passes the case, records what the Committee decided.</summary>
internal sealed class Officer(IPage page, Portal portal) : Walker(page, portal)
{
    public async Task VerifyOrganisationAsync(Guid organisation)
    {
        await VisitAsync($"/organisations/{organisation}");
        await Page.ClickAsync("#verify-organisation");
        await Page.Locator("#verify-organisation").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    public async Task PassAsync(string reference)
    {
        await SeeInTimeAsync("/screening", $"a.row-link:text-is('{reference}')");
        await Page.Locator($"a.row-link:text-is('{reference}')").ClickAsync();
        // Each answer is kept before the next one is given.
        var left = Page.Locator("#checks-title ~ p.muted[role=status]");
        await SeeAsync("li[data-check]");
        foreach (var check in await Page.Locator("li[data-check]").AllAsync())
        {
            var before = await left.InnerTextAsync();
            await check.Locator("input[value=Fine]").CheckAsync();
            await Assertions.Expect(left).Not.ToHaveTextAsync(before);
        }
        await Assertions.Expect(left).ToContainTextAsync("Every item is settled");
        await PressAsync("#pass", ".notice.good");
    }

    /// <summary>Convenes the Committee for tomorrow, puts projects on the agenda, notes that everybody came, and opens the meeting.</summary>
    /// <param name="ahead">Days by which the portal's clock runs ahead.</param>
    /// <returns>The meeting's page.</returns>
    public async Task<string> MeetAsync(int ahead, params string[] projectReferences)
    {
        await VisitAsync("/committee/meetings");
        var day = TimeProvider.System.GetUtcNow().AddDays(ahead + 1).AddHours(8);
        await Page.FillAsync("#day", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await EnterAsync(Page.Locator("#place"), "Cyberport 3, conference room 2");
        await Page.ClickAsync("#convene");
        await Page.WaitForURLAsync("**/committee/meetings/*-*");
        var meeting = new Uri(Page.Url).AbsolutePath;

        foreach (var reference in projectReferences) await Page.Locator($"tr:has(a:text-is('{reference}')) input.choose").CheckAsync();
        await EnterAsync(Page.Locator("#few-reviews"), "The reviewers are not part of this walk.");
        await Page.ClickAsync("#put-on-agenda");
        foreach (var reference in projectReferences) await SeeAsync($"tr[data-item='{reference}']");
        await Page.ClickAsync("#all-present");
        await SeeAsync("[data-quorum=met]");
        await Page.ClickAsync("#open-meeting");
        await SeeAsync("#close-meeting");
        return meeting;
    }

    public async Task EndMeetingAsync(string meeting)
    {
        await VisitAsync(meeting);
        await PressAsync("#close-meeting", "#resume-meeting");
    }

    public async Task OpenProjectAsync(string projectReference)
    {
        await SeeInTimeAsync("/committee?show=todecide", $"a.row-link:text-is('{projectReference}')");
        await Page.Locator($"a.row-link:text-is('{projectReference}')").ClickAsync();
        await SeeAsync("#record");
    }

    public Task PressRecordAsync() => Page.ClickAsync("#record");

    public async Task ApproveAsync(string projectReference)
    {
        await OpenProjectAsync(projectReference);
        await PressAsync("#record", ".notice.good");
    }

    public async Task ApproveLessAsync(string projectReference, int cards, string reason)
    {
        await OpenProjectAsync(projectReference);
        await Page.CheckAsync("#verdict input[value=ApproveLess]");
        await EnterAsync(Page.Locator("#compute-cards"), $"{cards}");
        await EnterAsync(Page.Locator("#reason-2"), reason);
        await Page.Locator($"#record:has-text('{cards}')").WaitForAsync();
        await PressAsync("#record", ".notice.good");
    }

    /// <summary>What the Committee's page says is left of the fund.</summary>
    public async Task<decimal> BudgetLeftAsync()
    {
        await VisitAsync("/committee");
        return Dollars(await Page.Locator("[data-budget-left]").InnerTextAsync());
    }

    /// <summary>Cards free in a month on its tightest day, out of the table beside the chart.</summary>
    public async Task<int> CardsFreeAsync(string month)
    {
        await VisitAsync("/committee");
        var free = await Page.Locator($"tr:has(th:text-is('{month}')) td").Nth(2).TextContentAsync();
        return int.Parse(free!, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>The cluster's operator: enters logins and compares what is wanted with what stands there.</summary>
internal sealed class ClusterOperator(IPage page, Portal portal) : Walker(page, portal)
{
    public async Task EnterLoginAsync(string email, string login)
    {
        var row = $"tr[data-person='{email}']";
        await SeeInTimeAsync("/centre", row);
        await Page.Locator($"{row} input").FillAsync(login);
        await Page.Locator($"{row} button").ClickAsync();
        await Page.Locator(row).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Waits until a project's account stands on the cluster as wanted, in the state given.</summary>
    public async Task<Guid> SeeOnClusterAsync(string projectReference, string state, int seconds = 60)
    {
        var row = $"tr:has(a.row-link:text-is('{projectReference}')):has([data-state={state}]):has([data-truth=True])";
        await SeeInTimeAsync("/centre", row, seconds);
        var href = await Page.Locator($"{row} a.row-link").GetAttributeAsync("href");
        return Guid.Parse(href!.Split('/').Last());
    }

    public Task<string> SeeConditionAsync(string condition) => SeeInTimeAsync("/centre", $"[data-condition={condition}]", 90);
}

/// <summary>The administrator owns the time machine.</summary>
internal sealed class Administrator(IPage page, Portal portal) : Walker(page, portal)
{
    public async Task MoveClockAsync(int days)
    {
        var answer = await Page.APIRequest.PostAsync($"{Portal.Url}/demo/clock?days={days}", new() { Headers = new Dictionary<string, string> { ["Origin"] = Portal.Url } });
        if (!answer.Ok) throw new InvalidOperationException($"The clock: {answer.Status} {await answer.TextAsync()}");
    }
}
