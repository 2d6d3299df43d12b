using System.Reflection;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Architecture;

/// <summary>Every use case has one record, one handler and one permission.</summary>
public sealed class UseCaseRules
{
    private static readonly Type[] Core = typeof(Actor).Assembly.GetTypes();
    private static readonly Type[] Requests =
        [.. Core.Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false } && (Closes(t, typeof(IOperation<>)) || Closes(t, typeof(IQuery<>))))];
    private static readonly Type[] Handlers =
        [.. Core.Where(t => !t.IsAbstract && (Closes(t, typeof(IOperationHandler<,>)) || Closes(t, typeof(IQueryHandler<,>)) || Closes(t, typeof(IEventHandler<>))))];

    [Fact]
    public void Every_use_case_says_who_may() =>
        Assert.Empty(Requests.Where(r =>
            (r.GetCustomAttribute<AllowAttribute>() is { AnyOf.Count: > 0 }) == (r.GetCustomAttribute<AllowAnyoneAttribute>() is not null)).Select(r => r.FullName));

    [Fact]
    public void Every_use_case_is_a_public_sealed_record() =>
        Assert.Empty(Requests.Where(r => !r.IsPublic || !r.IsSealed || r.GetMethod("<Clone>$") is null).Select(r => r.FullName));

    [Fact]
    public void Every_use_case_has_exactly_one_handler()
    {
        var handled = Handlers.SelectMany(h => h.GetInterfaces()).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() != typeof(IEventHandler<>))
            .Where(i => i.GetGenericTypeDefinition() is var d && (d == typeof(IOperationHandler<,>) || d == typeof(IQueryHandler<,>)))
            .CountBy(i => i.GetGenericArguments()[0]).ToDictionary();

        Assert.Empty(Requests.Where(r => handled.GetValueOrDefault(r) != 1).Select(r => $"{r.FullName}: {handled.GetValueOrDefault(r)}"));
    }

    [Fact]
    public void Handlers_are_internal_and_sealed() =>
        Assert.Empty(Handlers.Where(h => h.IsVisible || !h.IsSealed).Select(h => h.FullName));

    [Fact]
    public void Validators_are_sealed() =>
        Assert.Empty(Core.Where(t => !t.IsAbstract && typeof(IValidator).IsAssignableFrom(t) && !t.IsSealed).Select(t => t.FullName));

    [Fact]
    public void Only_the_system_runs_what_is_the_systems()
    {
        var held = Enum.GetValues<StaffRole>().SelectMany(r => Permissions.Of(r))
            .Concat(Permissions.Of((OrganisationRoles)15));

        Assert.DoesNotContain(Permission.RunByTheSystem, held);
    }

    [Fact]
    public void Nothing_is_called_after_its_technique()
    {
        string[] empty = ["Helper", "Helpers", "Manager", "Service", "Dto", "Command", "Utils", "Util"];

        Assert.Empty(Core.Where(t => t.Namespace?.StartsWith("Cyberport", StringComparison.Ordinal) == true && !t.Name.Contains('<'))
            .Where(t => empty.Any(e => t.Name.EndsWith(e, StringComparison.Ordinal)) && t.Name != "AnsweredCommand").Select(t => t.FullName));
    }

    [Fact]
    public void Entities_are_reached_through_the_context_alone() =>
        Assert.Empty(Core.Where(t => typeof(DbContext).IsAssignableFrom(t)).SelectMany(t => t.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance))
            .Select(p => p.Name));

    private static bool Closes(Type type, Type open) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == open);
}
