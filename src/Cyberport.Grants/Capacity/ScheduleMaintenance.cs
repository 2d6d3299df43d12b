using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;

namespace Cyberport.Grants.Capacity;

/// <summary>Takes cards out of service for some days. Where they are held already, an exception opens; no hold is undone.</summary>
/// <param name="To">The last day out of service.</param>
[Allow(Permission.OperateCentre, Permission.Administer)]
public sealed record ScheduleMaintenance(CapacityPoolId Pool, DateOnly From, DateOnly To, Cards Cards, string Note) : IOperation<Nothing>;

internal sealed class ScheduleMaintenanceValidator : AbstractValidator<ScheduleMaintenance>
{
    public ScheduleMaintenanceValidator()
    {
        RuleFor(o => o.To).GreaterThanOrEqualTo(o => o.From).WithMessage(_ => CapacityWords.EndAfterStart);
        RuleFor(o => o.Note).MaximumLength(CapacityPool.NoteLength);
    }
}

internal sealed class ScheduleMaintenanceHandler(Holds holds) : IOperationHandler<ScheduleMaintenance, Nothing>
{
    public async Task<Nothing> HandleAsync(ScheduleMaintenance operation, CancellationToken cancel)
    {
        var pool = await holds.PoolAsync(operation.Pool, cancel);
        pool.Schedule(new DateRange(operation.From, operation.To.AddDays(1)), operation.Cards, operation.Note.Trim());
        await holds.CheckAfterChangeAsync(pool, cancel);
        return Nothing.AtAll;
    }
}
