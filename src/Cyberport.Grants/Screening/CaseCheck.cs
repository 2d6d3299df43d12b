using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Screening;

/// <summary>What an officer found about one item. What nobody looked at has no row.</summary>
public enum CheckFinding
{
    Fine = 1,

    /// <summary>Something is wrong or missing; the note says what. The applicant is asked, or the case is found not eligible.</summary>
    NotFine = 2,
    NotApplicable = 3,
}

/// <summary>One settled item of a case's checklist.</summary>
public sealed class CaseCheck
{
    public const int NoteLength = 1000;

    private CaseCheck() { }

    public ScreeningCaseId CaseId { get; private init; }
    public string Code { get; private init; } = "";
    public CheckFinding Finding { get; private set; }
    public string Note { get; private set; } = "";
    public PersonId By { get; private set; }
    public DateTime At { get; private set; }

    internal static CaseCheck Of(ScreeningCaseId screening, string code) => new() { CaseId = screening, Code = code };

    internal void Settle(CheckFinding finding, string note, PersonId by, DateTime at) => (Finding, Note, By, At) = (finding, note, by, at);
}

internal sealed class CaseCheckConfiguration : IEntityTypeConfiguration<CaseCheck>
{
    public void Configure(EntityTypeBuilder<CaseCheck> check)
    {
        check.HasKey(c => new { c.CaseId, c.Code });
        check.Property(c => c.Code).HasMaxLength(FormCheck.CodeLength);
        check.Property(c => c.Note).HasMaxLength(CaseCheck.NoteLength);
        check.HasOne<ScreeningCase>().WithMany().HasForeignKey(c => c.CaseId);
    }
}
