using Cyberport.Grants.Web.Hosting;
using Cyberport.Grants.Web.Tests.Account;

namespace Cyberport.Grants.Web.Tests.Hosting;

public sealed class DemonstrationStartTests
{
    [Fact]
    public async Task A_demonstration_that_was_cut_off_while_it_was_written_is_not_taken_for_a_whole_one()
    {
        await using var portal = new Portal();
        var folder = Directory.CreateTempSubdirectory("grants-cut-off-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "seeding"), "", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => DemonstrationStart.SeedAsync(portal.Services, folder, 0));

        Assert.Contains(folder, refused.Message);
        Directory.Delete(folder, recursive: true);
    }
}
