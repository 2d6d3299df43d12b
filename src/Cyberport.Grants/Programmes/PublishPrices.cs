using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator publishes a list price from a day on. Decisions already taken keep theirs.</summary>
[Allow(Permission.Administer)]
public sealed record PublishPrices(ProgrammeId Programme, DateOnly ValidFrom, Money PerCardMonth, bool IsDemonstration) : IOperation<PriceListId>;

internal sealed class PublishPricesValidator : AbstractValidator<PublishPrices>
{
    public PublishPricesValidator(GrantsClock clock)
    {
        // What was decided under yesterday's price was decided under it.
        RuleFor(o => o.ValidFrom).GreaterThanOrEqualTo(_ => clock.Today).WithMessage(_ => ProgrammesWords.PricePast);
        RuleFor(o => o.PerCardMonth).Must(price => price > Money.Zero).WithMessage(_ => ProgrammesWords.PricePositive);
    }
}

internal sealed class PublishPricesHandler(GrantsDbContext db) : IOperationHandler<PublishPrices, PriceListId>
{
    public async Task<PriceListId> HandleAsync(PublishPrices operation, CancellationToken cancel)
    {
        if (!await db.Set<Programme>().AnyAsync(p => p.Id == operation.Programme, cancel)) throw new NotFoundException();
        if (await db.Set<PriceList>().AnyAsync(l => l.ProgrammeId == operation.Programme && l.ValidFrom == operation.ValidFrom && l.PerCardMonth == operation.PerCardMonth && l.IsDemonstration == operation.IsDemonstration, cancel))
            throw new RuleViolation("programmes.price-same", ProgrammesWords.PriceSame);
        var last = await db.Set<PriceList>().Where(l => l.ProgrammeId == operation.Programme).MaxAsync(l => (int?)l.Version, cancel) ?? 0;
        var list = PriceList.Publish(operation.Programme, last + 1, operation.ValidFrom, operation.PerCardMonth, operation.IsDemonstration);
        db.Add(list);
        return list.Id;
    }
}
