using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Whose address the link of the first mail confirms.</summary>
[AllowAnyone]
public sealed record ViewConfirmation(string Token) : IQuery<ConfirmationView>;

public sealed record ConfirmationView(string Name, string Email);

internal sealed class ViewConfirmationHandler(GrantsDbContext db, AccountLinks links) : IQueryHandler<ViewConfirmation, ConfirmationView>
{
    public async Task<ConfirmationView> HandleAsync(ViewConfirmation query, CancellationToken cancel)
    {
        var link = await links.FindAsync(AccountLinkPurpose.ConfirmEmail, query.Token, cancel) ?? throw new NotFoundException();
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == new PersonId(link.Subject), cancel);
        return new(person.Name, person.Email);
    }
}
