using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>When somebody of the centre is away, now and later, and who could stand in. One's own; an administrator sees anybody's.</summary>
/// <param name="Person">Null: oneself.</param>
[Allow(Permission.UseOwnAccount)]
public sealed record ViewAbsences(PersonId? Person = null) : IQuery<AbsencesView>;

/// <param name="IsStaff">Holds a role here; nobody else's absence matters to the portal.</param>
/// <param name="Substitutes">People with one of the same roles.</param>
public sealed record AbsencesView(bool IsStaff, IReadOnlyList<AbsenceRow> Rows, IReadOnlyList<PossibleSubstitute> Substitutes);

public sealed record AbsenceRow(StaffAbsenceId Id, long Version, DateRange Days, string? Substitute, bool HasBegun);

public sealed record PossibleSubstitute(PersonId Person, string Name);

internal sealed class ViewAbsencesHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IQueryHandler<ViewAbsences, AbsencesView>
{
    public async Task<AbsencesView> HandleAsync(ViewAbsences query, CancellationToken cancel)
    {
        var (own, today) = (actor.Value.RequirePerson(), clock.Today);
        var person = query.Person ?? own;
        if (person != own && !actor.Value.May(Permission.Administer)) throw new NotFoundException();
        var assigned = db.Set<StaffAssignment>().Where(a => a.RevokedAt == null);
        var roles = await assigned.Where(a => a.Person == person).Select(a => a.Role).ToListAsync(cancel);
        var absences = await db.Set<StaffAbsence>().AsNoTracking().Where(a => a.Person == person && a.CancelledAt == null && a.To >= today)
            .OrderBy(a => a.From).ToListAsync(cancel);
        var people = await db.Set<Person>().AsNoTracking()
            .Where(p => p.Id != person && p.DisabledAt == null && assigned.Any(a => a.Person == p.Id && roles.Contains(a.Role)))
            .OrderBy(p => p.Name).ToListAsync(cancel);
        var gone = absences.Select(a => a.Substitute).OfType<PersonId>().Except(people.Select(p => p.Id)).ToList();
        var names = people.Concat(gone.Count == 0 ? [] : await db.Set<Person>().AsNoTracking().Where(p => gone.Contains(p.Id)).ToListAsync(cancel))
            .ToDictionary(p => p.Id, p => p.DisplayName);
        return new(
            roles.Count > 0,
            [.. absences.Select(a => new AbsenceRow(
                a.Id, a.Version, new DateRange(a.From, a.To.AddDays(1)), a.Substitute is { } id ? names[id] : null, a.From <= today))],
            [.. people.Select(p => new PossibleSubstitute(p.Id, p.DisplayName))]);
    }
}
