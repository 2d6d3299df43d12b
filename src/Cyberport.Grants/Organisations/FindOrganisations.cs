using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>The secretariat's list of bodies, those waiting to be verified first.</summary>
[Allow(Permission.ScreenApplications, Permission.Administer, Permission.ReadAudit, Permission.OperateCentre)]
public sealed record FindOrganisations(string? Text = null, bool WaitingOnly = false, int Page = 1) : IQuery<Page<FoundOrganisation>>;

public sealed record FoundOrganisation(OrganisationId Id, BilingualText Name, OrganisationCategory Category, string? Ubi, DateTime RegisteredAt, DateTime? VerifiedAt, int People);

internal sealed class FindOrganisationsHandler(GrantsDbContext db, CurrentActor actor) : IQueryHandler<FindOrganisations, Page<FoundOrganisation>>
{
    private const int Size = 50;

    public async Task<Page<FoundOrganisation>> HandleAsync(FindOrganisations query, CancellationToken cancel)
    {
        var found = db.Set<Organisation>().AsNoTracking().VisibleTo(actor.Value);
        if (query.WaitingOnly) found = found.Where(o => o.VerifiedAt == null);
        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            var upper = query.Text.Trim().ToUpperInvariant();
            var text = query.Text.Trim();
            found = found.Where(o => o.IdentityKey.Contains(upper) || o.Name.English.Contains(text) || o.Name.Chinese.Contains(text));
        }
        var total = await found.CountAsync(cancel);
        var number = Math.Max(1, query.Page);
        var rows = await found.OrderBy(o => o.VerifiedAt != null).ThenBy(o => o.Name.English).Skip((number - 1) * Size).Take(Size)
            .Select(o => new { o.Id, o.Name, o.Category, o.Ubi, o.RegisteredAt, o.VerifiedAt, People = o.Members.Count(m => m.State == MembershipState.Active) })
            .ToListAsync(cancel);
        return new([.. rows.Select(o => new FoundOrganisation(o.Id, o.Name, o.Category, o.Ubi?.Value, o.RegisteredAt, o.VerifiedAt, o.People))], number, Size, total);
    }
}
