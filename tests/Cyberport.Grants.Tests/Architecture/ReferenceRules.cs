using System.Reflection;
using ArchUnitNET.Domain.Dependencies;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Tests.Architecture;

/// <summary>The walls between projects and the order of the slices.</summary>
public sealed class ReferenceRules
{
    public static TheoryData<string> Slices => [.. House.SlicesFromLeftToRight];

    [Fact]
    public void The_core_knows_no_web_no_page_and_no_database_provider()
    {
        string[] forbidden =
            ["Microsoft.AspNetCore", "Microsoft.JSInterop", "MudBlazor", "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.SqlServer", "Microsoft.Data", "Npgsql"];
        string[] allowed = ["Microsoft.AspNetCore.Identity.EntityFrameworkCore"];

        var found = References("Cyberport.Grants").Where(r => forbidden.Any(f => r.StartsWith(f, StringComparison.Ordinal))).Except(allowed);

        Assert.Empty(found);
    }

    [Fact]
    public void The_cluster_adapter_knows_no_database_and_no_page()
    {
        string[] forbidden = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "MudBlazor", "Microsoft.Data"];

        Assert.DoesNotContain(References("Cyberport.Grants.Slurm"), r => forbidden.Any(f => r.StartsWith(f, StringComparison.Ordinal)));
    }

    [Fact]
    public void Components_know_values_and_the_kernel_but_no_slice_and_no_database()
    {
        string[] known = ["", "Values", "Kernel"];
        var found = House.Types
            .Where(t => t.Namespace?.FullName.StartsWith("Cyberport.Grants.Components", StringComparison.Ordinal) == true)
            .SelectMany(t => t.Dependencies).Where(d => !known.Contains(House.FolderOf(d.Target)));

        Assert.Empty(found.Say());
        Assert.DoesNotContain(References("Cyberport.Grants.Components"), r => r.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Slices))]
    public void A_slice_refers_only_to_slices_on_its_left(string slice)
    {
        var order = House.SlicesFromLeftToRight.ToList();
        var found = House.DependenciesOf(slice)
            .Where(d => order.IndexOf(House.FolderOf(d.Target)) > order.IndexOf(slice) || House.Readers.Contains(House.FolderOf(d.Target)));

        Assert.Empty(found.Say());
    }

    [Theory]
    [InlineData("Audit")]
    [InlineData("Notifications")]
    [InlineData("Reports")]
    public void Nobody_reads_a_reader(string reader)
    {
        // Data writes the audit row of each save; the seeding shows every slice.
        var found = House.Types.Where(t => House.FolderOf(t) is not ("" or "Data") && House.FolderOf(t) != reader)
            .SelectMany(t => t.Dependencies).Where(d => House.FolderOf(d.Target) == reader);

        Assert.Empty(found.Say());
    }

    [Fact]
    public void Every_folder_of_the_core_has_its_place_in_the_order()
    {
        var folders = House.Types.Select(House.FolderOf).Where(f => f.Length > 0).Distinct();

        Assert.Empty(folders.Except([.. House.SlicesFromLeftToRight, .. House.Readers, "Data"]));
    }

    [Fact]
    public void Values_know_nothing_but_values() => Assert.Empty(House.DependenciesOf("Values").Say());

    /// <summary>Ledger and Capacity are stock: they offer <c>Journal</c> and <c>Holds</c> to everybody on their right.</summary>
    [Fact]
    public void An_operation_changes_only_aggregates_of_its_own_slice()
    {
        string[] stock = ["Ledger", "Capacity"];
        var aggregates = typeof(Actor).Assembly.GetTypes().Where(t => typeof(Aggregate).IsAssignableFrom(t)).Select(t => t.FullName!).ToHashSet();
        var found = House.Types
            .Where(t => House.FolderOf(t) is not ("" or "Data" or "Kernel"))
            .SelectMany(t => t.Dependencies.OfType<MethodCallDependency>())
            .Where(d => aggregates.Contains(d.Target.FullName) && House.FolderOf(d.Target) != House.FolderOf(d.Origin))
            .Where(d => !stock.Contains(House.FolderOf(d.Target)))
            .Where(d => Changes(d.TargetMember.Name))
            .Select(d => $"{d.Origin.FullName} calls {d.TargetMember.FullName}").Distinct().Order(StringComparer.Ordinal);

        Assert.Empty(found);
    }

    /// <summary>Reading a property, asking a question and checking the version change nothing.</summary>
    private static bool Changes(string member)
    {
        var name = member.Split('(')[0];
        string[] harmless = ["get_", "Is", "Has", "May", "Can", "RequireVersion", "ToString", "Equals", "GetHashCode"];
        return !harmless.Any(h => name.StartsWith(h, StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(string assembly) => Assembly.Load(assembly).GetReferencedAssemblies().Select(a => a.Name!);
}
