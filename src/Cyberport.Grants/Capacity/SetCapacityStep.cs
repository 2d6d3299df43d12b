using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;

namespace Cyberport.Grants.Capacity;

/// <summary>From a day on so much power is in service. A step that no longer feeds what is held opens an exception; no hold is undone.</summary>
/// <param name="MilliPetaflopsPerCard">Thousandths of a PFLOPS that one card counts as; 989 is this project's assumption.</param>
[Allow(Permission.OperateCentre, Permission.Administer)]
public sealed record SetCapacityStep(CapacityPoolId Pool, DateOnly From, Petaflops Power, int MilliPetaflopsPerCard = 989) : IOperation<Nothing>;

internal sealed class SetCapacityStepValidator : AbstractValidator<SetCapacityStep>
{
    public SetCapacityStepValidator()
    {
        RuleFor(o => o.Power).Must(p => p.Value >= 0).WithMessage(_ => CapacityWords.PowerNotNegative);
        RuleFor(o => o.MilliPetaflopsPerCard).GreaterThan(0).WithMessage(_ => CapacityWords.ConversionPositive);
    }
}

internal sealed class SetCapacityStepHandler(Holds holds) : IOperationHandler<SetCapacityStep, Nothing>
{
    public async Task<Nothing> HandleAsync(SetCapacityStep operation, CancellationToken cancel)
    {
        var pool = await holds.PoolAsync(operation.Pool, cancel);
        pool.SetStep(operation.From, operation.Power, operation.MilliPetaflopsPerCard);
        await holds.CheckAfterChangeAsync(pool, cancel);
        return Nothing.AtAll;
    }
}
