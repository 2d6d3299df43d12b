using System.Reflection;
using ArchUnitNET.Domain.Dependencies;
using Cyberport.Grants.Components;
using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Demonstration;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.TestKit.SqlServer;
using Cyberport.Grants.Web.Ledger;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Assembly = System.Reflection.Assembly;

namespace Cyberport.Grants.Web.Tests.Architecture;

/// <summary>Pages know operations and their answers, and nothing of what lies behind them. Bodies of methods are read too.</summary>
public sealed class PageRules
{
    private static readonly Assembly Core = typeof(Actor).Assembly, Web = typeof(FundPage).Assembly, Library = typeof(HouseTheme).Assembly;

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> House = new(() => new ArchUnitNET.Loader.ArchLoader().LoadAssemblies(Core, Web, Library).Build());

    private static readonly Type[] Components =
        [.. new[] { Web, Library }.SelectMany(a => a.GetTypes()).Where(t => typeof(IComponent).IsAssignableFrom(t) && !t.IsInterface)];

    [Fact]
    public void The_reader_sees_into_bodies() =>
        Assert.Contains(DependenciesOf(typeof(FundPage)), d => d.Target.FullName == typeof(AppropriateFund).FullName);

    /// <summary>Signing in is Identity's business, so the account's pages know its user; starting up is the host's.</summary>
    [Fact]
    public void Nothing_on_the_web_side_names_the_context_or_an_entity()
    {
        var behind = Entities().Append(typeof(GrantsDbContext)).Append(typeof(DbContext)).Select(t => t.FullName!).ToHashSet();
        string[] hosts = ["Cyberport.Grants.Web.Hosting", "Cyberport.Grants.Web.Account"];
        var found = House.Value.Types.Where(t => t.Namespace?.FullName is { } name && name.StartsWith("Cyberport.Grants.Web", StringComparison.Ordinal) && !hosts.Contains(name))
            .SelectMany(t => t.Dependencies).Where(d => behind.Contains(d.Target.FullName));

        Assert.Empty(Say(found));
    }

    [Fact]
    public void No_component_of_any_area_names_the_context_or_an_aggregate()
    {
        var behind = Entities().Except([typeof(GrantsUser)]).Append(typeof(GrantsDbContext)).Select(t => t.FullName!).ToHashSet();

        Assert.Empty(Say(Components.SelectMany(DependenciesOf).Where(d => behind.Contains(d.Target.FullName))));
    }

    [Fact]
    public void No_component_takes_what_it_wants_from_the_container() =>
        Assert.Empty(Components.SelectMany(c => Injected(c).Where(i => i == typeof(IServiceProvider) || i == typeof(IServiceScopeFactory)).Select(_ => c.FullName)));

    [Fact]
    public void Of_the_core_a_component_gets_the_runner_and_the_clocks_alone()
    {
        Type[] known = [typeof(OperationRunner), typeof(GrantsClock), typeof(DemonstrationMode), typeof(ClockSignal)];

        Assert.Empty(Components.SelectMany(c => Injected(c).Where(i => i.Assembly == Core).Except(known).Select(i => $"{c.FullName} gets {i.FullName}")));
    }

    [Fact]
    public void A_component_of_the_library_gets_nothing_of_the_core() =>
        Assert.Empty(Components.Where(c => c.Assembly == Library).SelectMany(c => Injected(c).Where(i => i.Assembly == Core).Select(i => $"{c.FullName} gets {i.FullName}")));

    private static IEnumerable<Type> Entities()
    {
        using var db = SqlServerModel.NewContext();
        return [.. db.Model.GetEntityTypes().Where(e => !e.IsOwned()).Select(e => e.ClrType).Where(t => t.Assembly == Core)];
    }

    private static IEnumerable<ITypeDependency> DependenciesOf(Type type) => House.Value.Types.Single(t => t.FullName == type.FullName).Dependencies;

    private static IEnumerable<Type> Injected(Type component) =>
        component.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType)
            .Concat(component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(p => p.GetCustomAttribute<InjectAttribute>() is not null).Select(p => p.PropertyType));

    private static string[] Say(IEnumerable<ITypeDependency> dependencies) =>
        [.. dependencies.Select(d => $"{d.Origin.FullName} → {d.Target.FullName}").Distinct().Order(StringComparer.Ordinal)];
}
