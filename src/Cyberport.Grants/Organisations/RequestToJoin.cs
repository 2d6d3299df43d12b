using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Asks to be admitted to a body known by its UBI. Its managers answer.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record RequestToJoin(string Ubi, OrganisationRoles Roles, string Message) : IOperation<OrganisationId>;

internal sealed class RequestToJoinValidator : AbstractValidator<RequestToJoin>
{
    public RequestToJoinValidator()
    {
        RuleFor(r => r.Ubi).Must(ubi => UniqueBusinessIdentifier.TryParse(ubi) is not null).WithMessage(_ => OrganisationsWords.UbiWrong);
        RuleFor(r => r.Roles).NotEqual(OrganisationRoles.None).WithMessage(_ => OrganisationsWords.RoleNeeded);
        RuleFor(r => r.Message).MaximumLength(Membership.MessageLimit).WithMessage(_ => OrganisationsWords.MessageTooLong);
    }
}

internal sealed class RequestToJoinHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<RequestToJoin, OrganisationId>
{
    public async Task<OrganisationId> HandleAsync(RequestToJoin operation, CancellationToken cancel)
    {
        var key = Organisation.IdentityOf(UniqueBusinessIdentifier.Parse(operation.Ubi), BilingualText.Empty);
        var organisation = await db.Set<Organisation>().Include(o => o.Members).SingleOrDefaultAsync(o => o.IdentityKey == key, cancel)
            ?? throw new RuleViolation("organisations.unknown-ubi", OrganisationsWords.UbiUnknown);
        organisation.RequestToJoin(actor.Value.RequirePerson(), operation.Roles, operation.Message, clock.UtcNow);
        return organisation.Id;
    }
}
