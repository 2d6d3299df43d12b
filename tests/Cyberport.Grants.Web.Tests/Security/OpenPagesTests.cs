using System.Security.Claims;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;

namespace Cyberport.Grants.Web.Tests.Security;

public sealed class OpenPagesTests
{
    private static readonly PersonId Somebody = PersonId.New();
    private readonly OpenPages _pages = new(most: 2);

    [Fact]
    public async Task The_third_of_two_pages_is_one_too_many_for_its_person_alone()
    {
        Assert.False(await OpenAsync(Somebody));
        Assert.False(await OpenAsync(Somebody));
        Assert.True(await OpenAsync(Somebody));
        Assert.False(await OpenAsync(PersonId.New()));
        Assert.False(await OpenAsync(null));
    }

    [Fact]
    public async Task A_closed_page_makes_room_and_one_that_comes_back_is_never_turned_away()
    {
        var first = Page(Somebody);
        await first.OnConnectionUpAsync(null!, TestContext.Current.CancellationToken);
        await first.OnConnectionDownAsync(null!, TestContext.Current.CancellationToken);
        Assert.False(await OpenAsync(Somebody));
        Assert.False(await OpenAsync(Somebody));
        await first.OnConnectionUpAsync(null!, TestContext.Current.CancellationToken);
        Assert.False(first.IsOneTooMany);
        Assert.True(await OpenAsync(Somebody));
    }

    [Fact]
    public void Pages_opened_at_once_are_all_counted()
    {
        var pages = new OpenPages(most: 30);
        var let = 0;
        Parallel.For(0, 100, _ =>
        {
            if (pages.Enter(Somebody)) Interlocked.Increment(ref let);
        });
        Assert.Equal(30, let);
        Parallel.For(0, 100, _ => pages.Leave(Somebody));
        Assert.True(pages.Enter(Somebody));
    }

    private async Task<bool> OpenAsync(PersonId? person)
    {
        var page = Page(person);
        await page.OnConnectionUpAsync(null!, TestContext.Current.CancellationToken);
        return page.IsOneTooMany;
    }

    private OpenPage Page(PersonId? person) => new(_pages, new Signed(person));

    private sealed class Signed(PersonId? person) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new(new ClaimsIdentity(
            person is { } id ? [new(ClaimTypes.NameIdentifier, id.Value.ToString())] : []))));
    }
}
