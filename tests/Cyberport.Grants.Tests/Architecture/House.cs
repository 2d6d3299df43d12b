using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using Cyberport.Grants.Kernel;
using Assembly = System.Reflection.Assembly;

namespace Cyberport.Grants.Tests.Architecture;

/// <summary>The compiled house, method bodies included, and who depends on whom.</summary>
internal static class House
{
    public static readonly string[] SlicesFromLeftToRight =
        ["Values", "Kernel", "Organisations", "Programmes", "Ledger", "Capacity", "Applications", "Screening", "Reviews", "Panels", "Awards", "Allocations", "Billing", "Desk"];

    /// <summary>They read any slice; no slice reads them.</summary>
    public static readonly string[] Readers = ["Audit", "Notifications", "Reports"];

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Loaded = new(() => new ArchLoader()
        .LoadAssemblies(typeof(Actor).Assembly, Assembly.Load("Cyberport.Grants.Slurm"), Assembly.Load("Cyberport.Grants.Components"), typeof(House).Assembly)
        .Build());

    public static IEnumerable<IType> Types => Loaded.Value.Types;

    public static IEnumerable<IType> TypesOf(string folder) => Types.Where(t => FolderOf(t) == folder);

    /// <summary>The first part of the namespace after <c>Cyberport.Grants</c>, for types of the core; else empty.</summary>
    public static string FolderOf(IType type)
    {
        var name = type.Namespace?.FullName ?? "";
        if (type.Assembly?.Name?.StartsWith("Cyberport.Grants,", StringComparison.Ordinal) != true) return "";
        return name.StartsWith("Cyberport.Grants.", StringComparison.Ordinal) ? name["Cyberport.Grants.".Length..].Split('.')[0] : "";
    }

    public static IEnumerable<ITypeDependency> DependenciesOf(string folder) =>
        TypesOf(folder).SelectMany(t => t.Dependencies).Where(d => FolderOf(d.Target).Length > 0 && FolderOf(d.Target) != folder);

    public static string[] Say(this IEnumerable<ITypeDependency> dependencies) =>
        [.. dependencies.Select(d => $"{d.Origin.FullName} → {d.Target.FullName}").Distinct().Order(StringComparer.Ordinal)];
}
