using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>The reviewer's own profile, with what may be chosen.</summary>
[Allow(Permission.ReviewProjects)]
public sealed record ViewReviewerProfile : IQuery<ReviewerProfileView>;

/// <param name="Open">Reviews that the person has at present.</param>
/// <param name="Organisation">A body of the portal where the person works; else <paramref name="Affiliation"/> and its domain.</param>
public sealed record ReviewerProfileView(
    PersonId Person, IReadOnlyList<string> Areas, IReadOnlyList<ReadingLanguage> Languages, int MaxLoad, int Open, DateTime? ChangedAt,
    IReadOnlyList<Choice> AllAreas, OrganisationId? Organisation, string Affiliation, string Domain, IReadOnlyList<BodyChoice> Bodies);

public sealed record BodyChoice(OrganisationId Id, BilingualText Name);

internal sealed class ViewReviewerProfileHandler(GrantsDbContext db, CurrentActor actor, TechnologyAreas areas) : IQueryHandler<ViewReviewerProfile, ReviewerProfileView>
{
    public async Task<ReviewerProfileView> HandleAsync(ViewReviewerProfile query, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        var profile = await db.Set<ReviewerProfile>().AsNoTracking().SingleOrDefaultAsync(p => p.Person == me, cancel);
        var works = await db.Set<Affiliation>().AsNoTracking().SingleOrDefaultAsync(a => a.Person == me, cancel);
        var bodies = await db.Set<Organisation>().AsNoTracking().Where(o => o.VerifiedAt != null).Select(o => new BodyChoice(o.Id, o.Name)).ToListAsync(cancel);
        return new(
            me, profile?.Areas ?? [], [.. (profile?.Languages ?? []).Select(Enum.Parse<ReadingLanguage>)], profile?.MaxLoad ?? ReviewPledges.UsualLoad,
            await db.OpenReviews().CountAsync(a => a.Reviewer == me, cancel), profile?.ChangedAt, await areas.AllAsync(cancel),
            works?.OrganisationId, works?.Name ?? "", works?.Domain ?? "", [.. bodies.OrderBy(b => b.Name.English, StringComparer.Ordinal)]);
    }
}
