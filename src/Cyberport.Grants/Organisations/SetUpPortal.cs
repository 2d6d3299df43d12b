using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>
/// The first administrator of an empty portal, from the command line of whoever runs the host. The answer is the token of a link with
/// which that person, and nobody else, chooses the password; the database knows its digest only.
/// </summary>
[Allow(Permission.RunByTheSystem)]
public sealed record SetUpPortal(string Email, string Name, string NameChinese) : IOperation<string>
{
    /// <summary>How long the link is good for.</summary>
    public static readonly TimeSpan LinkValidity = TimeSpan.FromHours(24);
}

internal sealed class SetUpPortalValidator : AbstractValidator<SetUpPortal>
{
    public SetUpPortalValidator()
    {
        RuleFor(s => s.Email).Email();
        RuleFor(s => s.Name).PersonName();
        RuleFor(s => s.NameChinese).MaximumLength(Person.NameLimit).WithMessage(_ => OrganisationsWords.NameTooLong);
    }
}

internal sealed class SetUpPortalHandler(GrantsDbContext db, AccountLinks links, GrantsClock clock) : IOperationHandler<SetUpPortal, string>
{
    public async Task<string> HandleAsync(SetUpPortal operation, CancellationToken cancel)
    {
        if (await db.Set<Person>().AnyAsync(p => p.DemoId != null, cancel))
            throw new RuleViolation("organisations.setup-demonstration", OrganisationsWords.SetupDemonstration);
        if (await db.Set<StaffAssignment>().AnyAsync(a => a.Role == StaffRole.Administrator, cancel))
            throw new RuleViolation("organisations.setup-twice", OrganisationsWords.SetupTwice);
        var email = EmailAddress.Normalise(operation.Email);
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == email, cancel);
        if (person is null)
        {
            db.Add(person = Person.Install(PersonId.New(), operation.Name, operation.NameChinese, email, clock.UtcNow));
            db.Add(GrantsUser.For(person.Id.Value, email));
        }
        db.Add(StaffAssignment.Grant(person.Id, StaffRole.Administrator, by: null, clock.UtcNow));
        return links.Issue(AccountLinkPurpose.ConfirmEmail, person.Id.Value, SetUpPortal.LinkValidity);
    }
}
