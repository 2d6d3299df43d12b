using Microsoft.Playwright;

namespace Cyberport.Grants.Browser.Tests.Road;

/// <summary>The chair confirms what a meeting decided, and publishes it when the meeting has ended.</summary>
internal sealed class Chair(IPage page, Portal portal) : Walker(page, portal)
{
    public async Task OpenAsync(string meeting) => await VisitAsync(meeting);

    public async Task ConfirmAsync(string meeting)
    {
        await VisitAsync(meeting);
        await Page.ClickAsync("#confirm-meeting");
        await Page.Locator("#confirm-meeting").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    public async Task PublishAsync(string meeting)
    {
        await VisitAsync(meeting);
        await PressPublishAsync();
        await Page.Locator("#publish-meeting").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    public Task PressConfirmAsync() => Page.ClickAsync("#confirm-meeting");

    public Task PressPublishAsync() => Page.ClickAsync("#publish-meeting");
}
