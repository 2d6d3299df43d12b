using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Demonstration;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>
/// Somebody opens an account. The answer is the same whether the address is known or not, so that nobody learns who has one: the
/// mail alone tells. The password is chosen with the link of that mail: whoever registers somebody else's address gets nothing.
/// </summary>
/// <param name="Consent">Has read the statement on the collection of personal data.</param>
[AllowAnyone]
public sealed record RegisterPerson(string Name, string NameChinese, string Email, string Language, bool Consent) : IOperation<Nothing>;

internal sealed class RegisterPersonValidator : AbstractValidator<RegisterPerson>
{
    public RegisterPersonValidator()
    {
        RuleFor(r => r.Name).PersonName();
        RuleFor(r => r.NameChinese).MaximumLength(Person.NameLimit).WithMessage(_ => OrganisationsWords.NameTooLong);
        RuleFor(r => r.Email).Email();
        RuleFor(r => r.Language).Language();
        RuleFor(r => r.Consent).Equal(true).WithMessage(_ => OrganisationsWords.ConsentNeeded);
    }
}

internal sealed class RegisterPersonHandler(GrantsDbContext db, GrantsClock clock, DemonstrationMode mode) : IOperationHandler<RegisterPerson, Nothing>
{
    public async Task<Nothing> HandleAsync(RegisterPerson operation, CancellationToken cancel)
    {
        var email = EmailAddress.Normalise(operation.Email);
        if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == email, cancel) is { } known)
        {
            if (await db.Set<GrantsUser>().AnyAsync(u => u.Id == known.Id.Value && u.EmailConfirmed, cancel)) known.RememberAccount();
            else known.AskConfirmationAgain();
            return Nothing.AtAll;
        }
        var id = PersonId.New();
        db.Add(Person.Register(id, operation.Name, operation.NameChinese, email, operation.Language, mode.Enabled, clock.UtcNow));
        db.Add(GrantsUser.For(id.Value, email));
        return Nothing.AtAll;
    }
}
