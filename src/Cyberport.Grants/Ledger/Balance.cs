using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Ledger;

/// <summary>
/// What stands in an account of a line, kept in the transaction of each entry so that no page sums the whole journal.
/// It says nothing that the journal does not: <c>verify</c> rebuilds it.
/// </summary>
public sealed class Balance : IUnaudited
{
    private Balance() { }

    internal Balance(AccountKey key) => (FundingLineId, Account, SubjectId) = (key.Line, key.Account, key.Subject);

    public FundingLineId FundingLineId { get; private init; }
    public Account Account { get; private init; }

    /// <summary>The project, or <see cref="Guid.Empty"/> in accounts of the whole line.</summary>
    public Guid SubjectId { get; private init; }

    /// <summary>In the account's unit; debit positive.</summary>
    public long Amount { get; internal set; }
}

internal sealed class BalanceConfiguration : IEntityTypeConfiguration<Balance>
{
    public void Configure(EntityTypeBuilder<Balance> balance)
    {
        balance.HasKey(b => new { b.FundingLineId, b.Account, b.SubjectId });
        balance.HasOne<FundingLine>().WithMany().HasForeignKey(b => b.FundingLineId);
    }
}
