using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;

namespace Cyberport.Grants.Organisations;

/// <summary>Corrects name, address and registered contact. Category and UBI stay: another body is another registration.</summary>
[Allow(Permission.ManageOrganisation)]
public sealed record DescribeOrganisation(OrganisationId Id, BilingualText Name, BilingualText Address, string RegisteredContactEmail, long Version)
    : IOperation<Nothing>;

internal sealed class DescribeOrganisationValidator : AbstractValidator<DescribeOrganisation>
{
    public DescribeOrganisationValidator()
    {
        RuleFor(r => r.Name.English).NotEmpty().WithMessage(_ => OrganisationsWords.OrganisationNameNeeded)
            .MaximumLength(Organisation.NameLimit).WithMessage(_ => OrganisationsWords.OrganisationNameTooLong);
        RuleFor(r => r.Name.Chinese).MaximumLength(Organisation.NameLimit).WithMessage(_ => OrganisationsWords.OrganisationNameTooLong);
        RuleFor(r => r.Address.English).NotEmpty().WithMessage(_ => OrganisationsWords.AddressNeeded)
            .MaximumLength(Organisation.AddressLimit).WithMessage(_ => OrganisationsWords.AddressTooLong);
        RuleFor(r => r.Address.Chinese).MaximumLength(Organisation.AddressLimit).WithMessage(_ => OrganisationsWords.AddressTooLong);
        RuleFor(r => r.RegisteredContactEmail).Email();
    }
}

internal sealed class DescribeOrganisationHandler(GrantsDbContext db, CurrentActor actor) : IOperationHandler<DescribeOrganisation, Nothing>
{
    public async Task<Nothing> HandleAsync(DescribeOrganisation operation, CancellationToken cancel)
    {
        var organisation = await db.Set<Organisation>().LoadManagedAsync(operation.Id, actor.Value, cancel);
        organisation.RequireVersion(operation.Version);
        organisation.Describe(
            new(operation.Name.English.Trim(), operation.Name.Chinese.Trim()),
            new(operation.Address.English.Trim(), operation.Address.Chinese.Trim()), operation.RegisteredContactEmail);
        return Nothing.AtAll;
    }
}
