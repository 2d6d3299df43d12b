using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Ledger;

/// <summary>
/// Takes a mistaken appropriation back by an entry of its own; nothing in the journal is ever changed. Entries about projects are
/// taken back by the step that made them, so that holds and encumbrances never part from the journal. Never by the person who posted
/// it (DOMAIN rule 7).
/// </summary>
[Allow(Permission.ManageFund, Permission.ApproveFund)]
public sealed record ReverseEntry(JournalEntryId Entry, string Note) : IOperation<JournalEntryId>;

internal sealed class ReverseEntryValidator : AbstractValidator<ReverseEntry>
{
    public ReverseEntryValidator() => RuleFor(o => o.Note).NotEmpty().WithMessage(_ => LedgerWords.NoteNeeded).MaximumLength(JournalEntry.NoteLength).WithMessage(_ => LedgerWords.NoteNeeded);
}

internal sealed class ReverseEntryHandler(GrantsDbContext db, Journal journal, CurrentActor actor) : IOperationHandler<ReverseEntry, JournalEntryId>
{
    public async Task<JournalEntryId> HandleAsync(ReverseEntry operation, CancellationToken cancel)
    {
        var entry = await db.Set<JournalEntry>().Include(e => e.Postings).FirstOrDefaultAsync(e => e.Id == operation.Entry, cancel)
            ?? throw new NotFoundException();
        if (entry.Kind != EntryKind.Appropriation) throw new RuleViolation("ledger.only-appropriations", LedgerWords.OnlyAppropriations);
        if (entry.PostedBy == actor.Value.Person) throw new RuleViolation("ledger.four-eyes", LedgerWords.FourEyes);
        var key = JournalEntry.ReversalKey(entry.Id);
        if (await db.Set<JournalEntry>().AnyAsync(e => e.SourceKey == key, cancel))
            throw new RuleViolation("ledger.already-reversed", LedgerWords.AlreadyReversed);
        return await journal.ReverseAsync(entry, operation.Note.Trim(), cancel);
    }
}
