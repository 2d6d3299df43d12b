using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications.Conflicts;

/// <summary>
/// Whoever judges says, before the papers open, whether something stands between them and the case. The portal looks once more by
/// itself: what it finds counts more than "none".
/// </summary>
/// <param name="Interest">None: "I have no conflict", by which also a namesake is told to be somebody else.</param>
[Allow(Permission.ReviewProjects, Permission.ViewCommittee, Permission.AssessTechnically, Permission.ScreenApplications)]
public sealed record DeclareConflict(GrantApplicationId Application, Interest? Interest, string Reason) : IOperation<PapersState>;

/// <summary>The code of the refusal that asks for a declaration.</summary>
public static class DeclareFirst
{
    public const string Code = "conflicts.declare-first";
}

/// <summary>How the papers of a case stand to a person after a declaration.</summary>
public enum PapersState
{
    Open,

    /// <summary>The case is closed to the person from now on.</summary>
    Closed,
}

internal sealed class DeclareConflictValidator : AbstractValidator<DeclareConflict>
{
    public DeclareConflictValidator()
    {
        RuleFor(o => o.Interest).IsInEnum();
        RuleFor(o => o.Reason).MaximumLength(Conflict.ReasonLength);
        RuleFor(o => o.Reason).NotEmpty().WithMessage(_ => ConflictsWords.ReasonNeeded).When(o => o.Interest is not null);
    }
}

internal sealed class DeclareConflictHandler(GrantsDbContext db, CurrentActor actor, ConflictSearch search, GrantsClock clock)
    : IOperationHandler<DeclareConflict, PapersState>
{
    public async Task<PapersState> HandleAsync(DeclareConflict operation, CancellationToken cancel)
    {
        var (me, application, now) = (actor.Value.RequirePerson(), operation.Application, clock.UtcNow);
        if (!await db.Set<GrantApplication>().DeclarableBy(actor.Value).AnyAsync(a => a.Id == application, cancel)) throw new NotFoundException();

        var declaration = await db.Set<ConflictDeclaration>().SingleOrDefaultAsync(d => d.Person == me && d.ApplicationId == application, cancel);
        if (declaration is null) db.Add(declaration = new ConflictDeclaration(me, application));
        declaration.Say(operation.Interest is not null, now);
        if (operation.Interest is { } interest)
        {
            db.Add(Conflict.Declare(me, application, interest, operation.Reason.Trim(), now));
            return PapersState.Closed;
        }
        var isNew = await search.KeepAsync(application, me, cancel);
        foreach (var conflict in await db.Set<Conflict>().Where(c => c.Person == me && c.ApplicationId == application && c.ResolvedAt == null && c.Kind == ConflictKind.Namesake).ToListAsync(cancel))
            conflict.Resolve(now);
        foreach (var conflict in db.ChangeTracker.Entries<Conflict>().Where(e => e.State == EntityState.Added && e.Entity.Kind == ConflictKind.Namesake))
            conflict.Entity.Resolve(now);
        return isNew.Any(kind => kind != ConflictKind.Namesake) ? PapersState.Closed : PapersState.Open;
    }
}
