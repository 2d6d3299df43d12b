using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>
/// Brings a body in. A body that is known already, by its UBI or where it has none by its English name, is not made twice: the
/// person asks to join it instead.
/// </summary>
[Allow(Permission.UseOwnAccount)]
public sealed record RegisterOrganisation(
    BilingualText Name, OrganisationCategory Category, string Ubi, BilingualText Address, string RegisteredContactEmail, OrganisationRoles Roles)
    : IOperation<RegisteredOrganisation>;

/// <param name="Joins">The body was known: the request to join waits for its managers.</param>
public sealed record RegisteredOrganisation(OrganisationId Id, bool Joins);

internal sealed class RegisterOrganisationValidator : AbstractValidator<RegisterOrganisation>
{
    public RegisterOrganisationValidator()
    {
        RuleFor(r => r.Name.English).NotEmpty().WithMessage(_ => OrganisationsWords.OrganisationNameNeeded)
            .MaximumLength(Organisation.NameLimit).WithMessage(_ => OrganisationsWords.OrganisationNameTooLong);
        RuleFor(r => r.Name.Chinese).MaximumLength(Organisation.NameLimit).WithMessage(_ => OrganisationsWords.OrganisationNameTooLong);
        RuleFor(r => r.Category).IsInEnum();
        RuleFor(r => r.Ubi).Must(ubi => UniqueBusinessIdentifier.TryParse(ubi) is not null).WithMessage(_ => OrganisationsWords.UbiWrong)
            .When(r => r.Category.NeedsUbi());
        RuleFor(r => r.Ubi).Empty().WithMessage(_ => OrganisationsWords.NoUbi).When(r => !r.Category.NeedsUbi());
        RuleFor(r => r.Address.English).NotEmpty().WithMessage(_ => OrganisationsWords.AddressNeeded)
            .MaximumLength(Organisation.AddressLimit).WithMessage(_ => OrganisationsWords.AddressTooLong);
        RuleFor(r => r.Address.Chinese).MaximumLength(Organisation.AddressLimit).WithMessage(_ => OrganisationsWords.AddressTooLong);
        RuleFor(r => r.RegisteredContactEmail).Email();
        RuleFor(r => r.Roles).NotEqual(OrganisationRoles.None).WithMessage(_ => OrganisationsWords.RoleNeeded);
    }
}

internal sealed class RegisterOrganisationHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock)
    : IOperationHandler<RegisterOrganisation, RegisteredOrganisation>
{
    public async Task<RegisteredOrganisation> HandleAsync(RegisterOrganisation operation, CancellationToken cancel)
    {
        var own = actor.Value.RequirePerson();
        var ubi = UniqueBusinessIdentifier.TryParse(operation.Ubi);
        var name = new BilingualText(operation.Name.English.Trim(), operation.Name.Chinese.Trim());
        var key = Organisation.IdentityOf(ubi, name);
        if (await db.Set<Organisation>().Include(o => o.Members).SingleOrDefaultAsync(o => o.IdentityKey == key, cancel) is { } known)
        {
            known.RequestToJoin(own, operation.Roles, "", clock.UtcNow);
            return new(known.Id, Joins: true);
        }
        var organisation = Organisation.Register(
            OrganisationId.New(), name, operation.Category, ubi, operation.Address, operation.RegisteredContactEmail, own, operation.Roles, clock.UtcNow);
        db.Add(organisation);
        return new(organisation.Id, Joins: false);
    }
}
