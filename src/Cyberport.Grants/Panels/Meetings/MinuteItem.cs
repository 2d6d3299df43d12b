using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>The secretariat writes down what was said about an item, until the decisions are published.</summary>
[Allow(Permission.RecordDecisions)]
public sealed record MinuteItem(AgendaItemId Item, long Version, string Note) : IOperation<long>;

internal sealed class MinuteItemValidator : AbstractValidator<MinuteItem>
{
    public MinuteItemValidator() => RuleFor(o => o.Note).MaximumLength(AgendaItem.NoteLength).WithMessage(_ => PanelsWords.NoteLong);
}

internal sealed class MinuteItemHandler(GrantsDbContext db) : IOperationHandler<MinuteItem, long>
{
    public async Task<long> HandleAsync(MinuteItem operation, CancellationToken cancel)
    {
        var item = await db.Set<AgendaItem>().FindAsync([operation.Item], cancel) ?? throw new NotFoundException();
        item.RequireVersion(operation.Version);
        if (await db.Set<Meeting>().AnyAsync(m => m.Id == item.MeetingId && m.State == MeetingState.Published, cancel))
            throw new RuleViolation("panels.minutes-final", PanelsWords.MinutesFinal);
        if (item.Note == operation.Note) return item.Version;
        item.Minute(operation.Note);
        return item.Version + 1;
    }
}
