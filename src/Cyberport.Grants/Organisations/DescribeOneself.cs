using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Corrects one's own name, telephone number and the language of one's mails.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record DescribeOneself(string Name, string NameChinese, string Phone, string Language) : IOperation<Nothing>;

internal sealed class DescribeOneselfValidator : AbstractValidator<DescribeOneself>
{
    public DescribeOneselfValidator()
    {
        RuleFor(d => d.Name).PersonName();
        RuleFor(d => d.NameChinese).MaximumLength(Person.NameLimit).WithMessage(_ => OrganisationsWords.NameTooLong);
        RuleFor(d => d.Phone).Phone();
        RuleFor(d => d.Language).Language();
    }
}

internal sealed class DescribeOneselfHandler(GrantsDbContext db, CurrentActor actor) : IOperationHandler<DescribeOneself, Nothing>
{
    public async Task<Nothing> HandleAsync(DescribeOneself operation, CancellationToken cancel)
    {
        var own = actor.Value.RequirePerson();
        var person = await db.Set<Person>().SingleAsync(p => p.Id == own, cancel);
        person.Describe(operation.Name, operation.NameChinese, operation.Phone, operation.Language);
        return Nothing.AtAll;
    }
}
