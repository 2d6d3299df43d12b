using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Ownership: what a person may not see does not exist for that person.</summary>
public static class OrganisationVisibility
{
    private static readonly Permission[] SeesAll =
        [Permission.ScreenApplications, Permission.Administer, Permission.ReadAudit, Permission.OperateCentre];

    /// <summary>Members see their own; those who work on everybody's cases see all.</summary>
    public static IQueryable<Organisation> VisibleTo(this IQueryable<Organisation> organisations, Actor actor)
    {
        if (SeesAll.Any(actor.May)) return organisations;
        var own = actor.OrganisationsAs(OrganisationRolesRules.All);
        return organisations.Where(o => own.Contains(o.Id));
    }

    /// <summary>Those whose people this actor admits, invites and removes.</summary>
    public static IQueryable<Organisation> ManagedBy(this IQueryable<Organisation> organisations, Actor actor)
    {
        var managed = actor.OrganisationsAs(OrganisationRolesRules.Managing);
        return organisations.Where(o => managed.Contains(o.Id));
    }

    internal static async Task<Organisation> LoadManagedAsync(
        this IQueryable<Organisation> organisations, OrganisationId id, Actor actor, CancellationToken cancel) =>
        await organisations.ManagedBy(actor).Include(o => o.Members).SingleOrDefaultAsync(o => o.Id == id, cancel) ?? throw new NotFoundException();
}
