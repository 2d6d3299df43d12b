using Microsoft.Playwright;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>The wire between one page's circuit and the portal, which can be cut and mended while both go on living.</summary>
internal sealed class Line
{
    private readonly List<IWebSocketRoute> _sockets = [];
    private bool _cut;

    public static async Task<Line> OfAsync(IPage page)
    {
        var line = new Line();
        await page.RouteAsync("**/_blazor/negotiate*", route => line._cut ? route.AbortAsync() : route.ContinueAsync());
        await page.RouteWebSocketAsync(address => address.Contains("/_blazor", StringComparison.Ordinal), line.Connect);
        return line;
    }

    public async Task CutAsync()
    {
        _cut = true;
        foreach (var socket in _sockets) await socket.CloseAsync(new() { Code = 1011, Reason = "the line is cut" });
        _sockets.Clear();
    }

    public void Mend() => _cut = false;

    private void Connect(IWebSocketRoute socket)
    {
        if (_cut)
        {
            _ = socket.CloseAsync(new() { Code = 1011, Reason = "the line is cut" });
            return;
        }
        _sockets.Add(socket);
        socket.ConnectToServer();
    }
}
