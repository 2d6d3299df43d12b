using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications.Conflicts;

/// <summary>Says where somebody who judges works: the person, or the officer for them.</summary>
/// <param name="Organisation">A body of the portal; otherwise name and domain.</param>
[Allow(Permission.ReviewProjects, Permission.ViewCommittee, Permission.AssessTechnically, Permission.ScreenApplications)]
public sealed record DescribeAffiliation(PersonId Person, OrganisationId? Organisation, string Name, string Domain) : IOperation<Nothing>;

internal sealed class DescribeAffiliationValidator : AbstractValidator<DescribeAffiliation>
{
    public DescribeAffiliationValidator()
    {
        RuleFor(o => o.Name).NotEmpty().WithMessage(_ => ConflictsWords.AffiliationNeeded).When(o => o.Organisation is null);
        RuleFor(o => o.Name).MaximumLength(Affiliation.NameLength);
        RuleFor(o => o.Domain).MaximumLength(Affiliation.DomainLength)
            .Must(d => d.Trim().Length == 0 || Uri.CheckHostName(d.Trim().TrimStart('@')) == UriHostNameType.Dns && d.Contains('.', StringComparison.Ordinal))
            .WithMessage(_ => ConflictsWords.DomainWrong)
            .Must(d => !ConflictFinder.IsPublicProvider(d.Trim().TrimStart('@'))).WithMessage(_ => ConflictsWords.DomainPublic);
    }
}

internal sealed class DescribeAffiliationHandler(GrantsDbContext db, CurrentActor actor) : IOperationHandler<DescribeAffiliation, Nothing>
{
    public async Task<Nothing> HandleAsync(DescribeAffiliation operation, CancellationToken cancel)
    {
        if (operation.Person != actor.Value.RequirePerson() && !actor.Value.May(Permission.ScreenApplications)) throw new NotFoundException();
        if (operation.Organisation is { } body && !await db.Set<Organisation>().AnyAsync(o => o.Id == body, cancel)) throw new NotFoundException();
        var affiliation = await db.Set<Affiliation>().SingleOrDefaultAsync(a => a.Person == operation.Person, cancel);
        if (affiliation is null)
        {
            if (!await db.Set<Person>().AnyAsync(p => p.Id == operation.Person, cancel)) throw new NotFoundException();
            db.Add(affiliation = new Affiliation(operation.Person));
        }
        affiliation.Describe(operation.Organisation, operation.Name.Trim(), operation.Domain.Trim().TrimStart('@').ToLowerInvariant());
        return Nothing.AtAll;
    }
}
