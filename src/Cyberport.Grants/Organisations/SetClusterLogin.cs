using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>The operator enters a person's Unix account on the cluster, or takes it away (empty). A person has at most one, and nobody else has it.</summary>
[Allow(Permission.OperateCentre)]
public sealed record SetClusterLogin(PersonId Person, string Login, long Version) : IOperation<Nothing>;

internal sealed class SetClusterLoginValidator : AbstractValidator<SetClusterLogin>
{
    public SetClusterLoginValidator() =>
        RuleFor(s => s.Login).Must(login => login.Length == 0 || ClusterLogin.TryParse(login) is not null).WithMessage(_ => OrganisationsWords.ClusterLoginWrong);
}

internal sealed class SetClusterLoginHandler(GrantsDbContext db) : IOperationHandler<SetClusterLogin, Nothing>
{
    public async Task<Nothing> HandleAsync(SetClusterLogin operation, CancellationToken cancel)
    {
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == operation.Person, cancel) ?? throw new NotFoundException();
        person.RequireVersion(operation.Version);
        if (operation.Login.Length > 0 && await db.Set<Person>().AnyAsync(p => p.ClusterLogin == operation.Login && p.Id != person.Id, cancel))
            throw new RuleViolation("organisations.login-taken", OrganisationsWords.ClusterLoginTaken);
        person.SetClusterLogin(ClusterLogin.TryParse(operation.Login));
        return Nothing.AtAll;
    }
}
