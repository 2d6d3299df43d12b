using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Somebody of the centre will be away: says so for oneself, an administrator for anybody.</summary>
/// <param name="Person">Null: oneself.</param>
/// <param name="To">The last day away.</param>
/// <param name="Substitute">Who stands in: somebody with one of the same roles who is there; null where nobody does.</param>
[Allow(Permission.UseOwnAccount)]
public sealed record RecordAbsence(PersonId? Person, DateOnly? From, DateOnly? To, PersonId? Substitute) : IOperation<StaffAbsenceId>;

internal sealed class RecordAbsenceValidator : AbstractValidator<RecordAbsence>
{
    public RecordAbsenceValidator(GrantsClock clock)
    {
        RuleFor(a => a.From).NotNull().WithMessage(_ => OrganisationsWords.AbsenceFromNeeded);
        RuleFor(a => a.To).Cascade(CascadeMode.Stop).NotNull().WithMessage(_ => OrganisationsWords.AbsenceToNeeded)
            .GreaterThanOrEqualTo(a => a.From).WithMessage(_ => OrganisationsWords.AbsenceEndsBefore)
            .GreaterThanOrEqualTo(_ => clock.Today).WithMessage(_ => OrganisationsWords.AbsencePast)
            .Must((a, to) => a.From is not { } from || to < from.AddDays(StaffAbsence.LongestDays)).WithMessage(_ => OrganisationsWords.AbsenceTooLong);
    }
}

internal sealed class RecordAbsenceHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<RecordAbsence, StaffAbsenceId>
{
    public async Task<StaffAbsenceId> HandleAsync(RecordAbsence operation, CancellationToken cancel)
    {
        var (own, from, to) = (actor.Value.RequirePerson(), operation.From!.Value, operation.To!.Value);
        var person = operation.Person ?? own;
        if (person != own && !actor.Value.May(Permission.Administer)) throw new NotFoundException();
        var roles = await RolesOfAsync(person, cancel);
        if (roles.Count == 0) throw new RuleViolation("organisations.absence-of-staff", OrganisationsWords.AbsenceOfStaff);
        var overlapping = db.Set<StaffAbsence>().Where(a => a.CancelledAt == null && a.From <= to && a.To >= from);
        if (await overlapping.AnyAsync(a => a.Person == person, cancel)) throw new RuleViolation("organisations.absence-twice", OrganisationsWords.AbsenceTwice);
        if (operation.Substitute is { } substitute)
        {
            if (substitute == person || !roles.Intersect(await RolesOfAsync(substitute, cancel)).Any())
                throw new RuleViolation("organisations.substitute-role", OrganisationsWords.SubstituteRole);
            if (await overlapping.AnyAsync(a => a.Person == substitute, cancel))
                throw new RuleViolation("organisations.substitute-away", OrganisationsWords.SubstituteAway);
        }
        var absence = StaffAbsence.Record(person, from, to, operation.Substitute, own, clock.UtcNow);
        db.Add(absence);
        return absence.Id;
    }

    private Task<List<StaffRole>> RolesOfAsync(PersonId person, CancellationToken cancel) => (
        from a in db.Set<StaffAssignment>()
        join p in db.Set<Person>() on a.Person equals p.Id
        where a.Person == person && a.RevokedAt == null && p.DisabledAt == null
        select a.Role).ToListAsync(cancel);
}
