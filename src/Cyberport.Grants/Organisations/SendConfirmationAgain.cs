using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>The confirmation mail was lost. Says the same for every address.</summary>
[AllowAnyone]
public sealed record SendConfirmationAgain(string Email) : IOperation<Nothing>;

internal sealed class SendConfirmationAgainValidator : AbstractValidator<SendConfirmationAgain>
{
    public SendConfirmationAgainValidator() => RuleFor(s => s.Email).Email();
}

internal sealed class SendConfirmationAgainHandler(GrantsDbContext db) : IOperationHandler<SendConfirmationAgain, Nothing>
{
    public async Task<Nothing> HandleAsync(SendConfirmationAgain operation, CancellationToken cancel)
    {
        var email = EmailAddress.Normalise(operation.Email);
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == email && p.DisabledAt == null, cancel);
        if (person is not null && await db.Set<GrantsUser>().AnyAsync(u => u.Id == person.Id.Value && !u.EmailConfirmed, cancel))
            person.AskConfirmationAgain();
        return Nothing.AtAll;
    }
}
