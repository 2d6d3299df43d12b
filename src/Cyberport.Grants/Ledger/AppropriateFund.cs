using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;

namespace Cyberport.Grants.Ledger;

/// <summary>Money arrives in a funding line; a negative amount takes back what is still free.</summary>
[Allow(Permission.ManageFund)]
public sealed record AppropriateFund(FundingLineId Line, Money Amount, string Note) : IOperation<JournalEntryId>;

internal sealed class AppropriateFundValidator : AbstractValidator<AppropriateFund>
{
    public AppropriateFundValidator()
    {
        RuleFor(o => o.Amount).NotEqual(Money.Zero).WithMessage(_ => LedgerWords.AmountNotNothing);
        RuleFor(o => o.Note).NotEmpty().WithMessage(_ => LedgerWords.NoteNeeded).MaximumLength(JournalEntry.NoteLength).WithMessage(_ => LedgerWords.NoteNeeded);
    }
}

internal sealed class AppropriateFundHandler(Journal journal, GrantsClock clock) : IOperationHandler<AppropriateFund, JournalEntryId>
{
    public Task<JournalEntryId> HandleAsync(AppropriateFund operation, CancellationToken cancel) =>
        journal.PostAsync(
            JournalEntryDraft.Appropriation(
                operation.Line, $"appropriation:{Guid.CreateVersion7():N}", clock.UtcNow, operation.Amount, operation.Note.Trim()),
            cancel);
}
