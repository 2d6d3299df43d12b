using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Applications;

/// <summary>The side of a bilingual question.</summary>
public enum AnswerLanguage
{
    English,
    Chinese,
}

/// <summary>Which answer of an application: the question, of which project, in which language.</summary>
public readonly record struct AnswerKey(string Question, ProjectId? Project = null, AnswerLanguage? Language = null)
{
    /// <summary>One text for all three parts, so that the database can hold it unique in both providers (they differ over nulls).</summary>
    public string Slot => (Project is { } project ? project.Value.ToString("N") + "/" : "") + Question + Language switch
    {
        AnswerLanguage.English => ".en",
        AnswerLanguage.Chinese => ".zh",
        null => "",
    };

    /// <summary>The id of its field on the page that asks it; a page asks of one project only.</summary>
    public string FieldId => Question.Replace('.', '-') + Language switch
    {
        AnswerLanguage.English => "-en",
        AnswerLanguage.Chinese => "-zh",
        null => "",
    };
}

/// <summary>
/// What was typed, kept as typed even where it cannot be read as a figure or is too long. A root of its own, so that two people
/// in two fields never meet; in the same field the later one is told (Stale), never overwritten.
/// </summary>
public sealed class Answer : Aggregate, IUnaudited
{
    private Answer() { }

    public AnswerId Id { get; private set; }
    public GrantApplicationId ApplicationId { get; private set; }
    public ProjectId? ProjectId { get; private set; }
    public string QuestionCode { get; private set; } = "";
    public AnswerLanguage? Language { get; private set; }

    /// <summary><see cref="AnswerKey.Slot"/>, unique in its application.</summary>
    public string Slot { get; private set; } = "";

    public string Text { get; private set; } = "";
    public PersonId By { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>The version that the running save will give it: what the page carries back and the fingerprint lists.</summary>
    public long NextVersion => Version + 1;

    public AnswerKey Key => new(QuestionCode, ProjectId, Language);

    internal static Answer First(GrantApplicationId application, AnswerKey key) => new()
    {
        Id = AnswerId.New(),
        ApplicationId = application,
        ProjectId = key.Project,
        QuestionCode = key.Question,
        Language = key.Language,
        Slot = key.Slot,
    };

    internal AnswerHistory Write(string text, PersonId by, DateTime now)
    {
        Text = text;
        By = by;
        At = now;
        return new AnswerHistory(this);
    }
}

/// <summary>That an answer was saved, by whom and when, and the digest of what it then said. The text itself is not kept twice.</summary>
public sealed class AnswerHistory : IUnaudited
{
    private AnswerHistory() { }

    internal AnswerHistory(Answer answer)
    {
        AnswerId = answer.Id;
        AnswerVersion = answer.NextVersion;
        ApplicationId = answer.ApplicationId;
        By = answer.By;
        At = answer.At;
        Digest = Digest.Of(answer.Text);
        Length = answer.Text.Length;
    }

    public AnswerId AnswerId { get; private set; }
    public long AnswerVersion { get; private set; }
    public GrantApplicationId ApplicationId { get; private set; }
    public PersonId By { get; private set; }
    public DateTime At { get; private set; }
    public Digest Digest { get; private set; }
    public int Length { get; private set; }
}

internal sealed class AnswerConfiguration : IEntityTypeConfiguration<Answer>
{
    public const int CodeLength = 60;
    public const int SlotLength = 100;

    public void Configure(EntityTypeBuilder<Answer> answer)
    {
        answer.HasKey(a => a.Id);
        answer.Property(a => a.QuestionCode).HasMaxLength(CodeLength);
        answer.Property(a => a.Slot).HasMaxLength(SlotLength);
        answer.HasIndex(a => new { a.ApplicationId, a.Slot }).IsUnique();
        answer.Ignore(a => a.Key);
        answer.Ignore(a => a.NextVersion);
        answer.HasOne<GrantApplication>().WithMany().HasForeignKey(a => a.ApplicationId);
    }
}

internal sealed class AnswerHistoryConfiguration : IEntityTypeConfiguration<AnswerHistory>
{
    public void Configure(EntityTypeBuilder<AnswerHistory> history)
    {
        history.ToTable(t => t.HasTrigger("AnswerHistory_append_only"));
        history.HasKey(h => new { h.AnswerId, h.AnswerVersion });
        history.HasIndex(h => h.ApplicationId);
        // No foreign key to the answer: a removed project takes its answers away, their history stays.
    }
}
