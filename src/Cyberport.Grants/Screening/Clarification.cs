using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Screening;

public readonly record struct ClarificationId(Guid Value) : IId<ClarificationId>
{
    public static ClarificationId From(Guid value) => new(value);
    public static ClarificationId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// The officer asks about one answer, one attachment or the case as a whole (Asked); the applicant's words go back with the case (SentBack);
/// the officer accepts them, from when on everybody reads them beside the submission (Accepted), or sets them aside (TakenBack), as a question
/// may be before it is answered.
/// </summary>
public enum ClarificationState
{
    Asked = 1,
    SentBack = 2,
    Accepted = 3,
    TakenBack = 4,
}

public enum ClarificationAction
{
    SendBack,
    Accept,
    TakeBack,
}

/// <summary>One question of the officer and its answer. The submission stays as it was signed; this is a record of its own beside it.</summary>
public sealed class Clarification : Aggregate
{
    public const int TextLength = 2000;

    /// <summary>Working days; a default of this project (DOMAIN §1).</summary>
    public const int UsualDays = 10;
    public const int MostDays = 30;

    private Clarification() { }

    internal static Clarification Ask(ScreeningCase screening, int number, AnswerKey? about, string before, string question, PersonId by, DateTime at, DateOnly due)
    {
        var clarification = new Clarification
        {
            Id = ClarificationId.New(),
            CaseId = screening.Id,
            ApplicationId = screening.ApplicationId,
            Number = number,
            Slot = about?.Slot ?? "",
            QuestionCode = about?.Question ?? "",
            ProjectId = about?.Project,
            Language = about?.Language,
            Before = before,
            Question = question,
            State = ClarificationState.Asked,
            AskedBy = by,
            AskedAt = at,
            DueOn = due,
        };
        clarification.Raise(new ClarificationAsked(clarification.Id, screening.ApplicationId));
        return clarification;
    }

    public ClarificationId Id { get; private init; }
    public ScreeningCaseId CaseId { get; private init; }
    public GrantApplicationId ApplicationId { get; private init; }

    /// <summary>Counted within the case.</summary>
    public int Number { get; private init; }

    /// <summary><see cref="AnswerKey.Slot"/> of the answer that is asked about; empty for the case as a whole.</summary>
    public string Slot { get; private init; } = "";
    public string QuestionCode { get; private init; } = "";
    public ProjectId? ProjectId { get; private init; }
    public AnswerLanguage? Language { get; private init; }

    /// <summary>What stood when it was asked: the answer as submitted, or as clarified before.</summary>
    public string Before { get; private init; } = "";

    /// <summary>What the officer asks.</summary>
    public string Question { get; private init; } = "";
    public ClarificationState State { get; private set; }
    public PersonId AskedBy { get; private init; }
    public DateTime AskedAt { get; private init; }

    /// <summary>The last day to answer. Passing it escalates and rejects nobody (DOMAIN rule 9).</summary>
    public DateOnly DueOn { get; private init; }
    public DateTime? RemindedAt { get; private set; }
    public DateTime? OverdueAt { get; private set; }

    /// <summary>The answer as it shall read now; empty where only an explanation is given.</summary>
    public string After { get; private set; } = "";
    public string Explanation { get; private set; } = "";
    public PersonId? AnsweredBy { get; private set; }
    public DateTime? SentBackAt { get; private set; }
    public DateTime? SettledAt { get; private set; }

    /// <summary>The one table of a clarification's life; none where the action is not possible.</summary>
    public static ClarificationState? Next(ClarificationState from, ClarificationAction action) => (from, action) switch
    {
        (ClarificationState.Asked, ClarificationAction.SendBack) => ClarificationState.SentBack,
        (ClarificationState.SentBack, ClarificationAction.Accept) => ClarificationState.Accepted,
        (ClarificationState.Asked or ClarificationState.SentBack, ClarificationAction.TakeBack) => ClarificationState.TakenBack,
        (ClarificationState, ClarificationAction.SendBack or ClarificationAction.Accept or ClarificationAction.TakeBack) => null,
    };

    internal void SendBack(string after, string explanation, PersonId by, DateTime at)
    {
        Take(ClarificationAction.SendBack);
        (After, Explanation, AnsweredBy, SentBackAt) = (after, explanation, by, at);
    }

    internal void Accept(DateTime at)
    {
        Take(ClarificationAction.Accept);
        SettledAt = at;
    }

    internal void TakeBack(DateTime at)
    {
        Take(ClarificationAction.TakeBack);
        SettledAt = at;
    }

    /// <summary>Tells once before the day and once when it is over.</summary>
    internal void Remind(bool overdue, DateTime at)
    {
        if (overdue) OverdueAt = at;
        RemindedAt ??= at;
        Raise(new ClarificationDue(Id, ApplicationId));
    }

    private void Take(ClarificationAction action) => State = Next(State, action) ?? throw new RuleViolation("screening.clarification-settled", ScreeningWords.ClarificationSettled);
}

/// <summary>The officer asked the applicant something.</summary>
public sealed record ClarificationAsked(ClarificationId Clarification, GrantApplicationId Application) : IEvent;

/// <summary>A question's day is near, or over.</summary>
public sealed record ClarificationDue(ClarificationId Clarification, GrantApplicationId Application) : IEvent;

/// <summary>The applicant sent the case back.</summary>
public sealed record CaseSentBack(ScreeningCaseId Case, GrantApplicationId Application, PersonId? Officer) : IEvent;

internal sealed class ClarificationConfiguration : IEntityTypeConfiguration<Clarification>
{
    public void Configure(EntityTypeBuilder<Clarification> clarification)
    {
        clarification.Property(c => c.Slot).HasMaxLength(AnswerConfiguration.SlotLength);
        clarification.Property(c => c.QuestionCode).HasMaxLength(AnswerConfiguration.CodeLength);
        clarification.Property(c => c.Question).HasMaxLength(Clarification.TextLength);
        clarification.Property(c => c.Explanation).HasMaxLength(Clarification.TextLength);
        clarification.HasIndex(c => new { c.CaseId, c.Number }).IsUnique();
        clarification.HasIndex(c => c.ApplicationId);
        clarification.HasIndex(c => new { c.State, c.DueOn });
        clarification.HasOne<ScreeningCase>().WithMany().HasForeignKey(c => c.CaseId);
    }
}
