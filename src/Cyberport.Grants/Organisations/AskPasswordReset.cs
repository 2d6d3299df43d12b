using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Forgot the password: a link goes to the address if it has a confirmed account. Says the same for every address.</summary>
[AllowAnyone]
public sealed record AskPasswordReset(string Email) : IOperation<Nothing>;

internal sealed class AskPasswordResetValidator : AbstractValidator<AskPasswordReset>
{
    public AskPasswordResetValidator() => RuleFor(a => a.Email).Email();
}

internal sealed class AskPasswordResetHandler(GrantsDbContext db) : IOperationHandler<AskPasswordReset, Nothing>
{
    public async Task<Nothing> HandleAsync(AskPasswordReset operation, CancellationToken cancel)
    {
        var email = EmailAddress.Normalise(operation.Email);
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == email && p.DisabledAt == null, cancel);
        if (person is not null && await db.Set<GrantsUser>().AnyAsync(u => u.Id == person.Id.Value && u.EmailConfirmed, cancel))
            person.AskPasswordReset();
        return Nothing.AtAll;
    }
}
