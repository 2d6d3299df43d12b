using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Programmes;

/// <summary>How heavy the road of a call is.</summary>
public enum CallTier
{
    /// <summary>The whole road with the Committee.</summary>
    Standard,

    /// <summary>Up to 2 cards × 3 months, delegated decision.</summary>
    Fast,

    /// <summary>Trial access for partners of the AI Lab.</summary>
    Trial,
}

/// <summary>Where an announced call stands at an instant. Derived from its dates, never stored: no clock has to flip it.</summary>
public enum CallState
{
    NotYetOpen,
    Open,
    Closed,
}

/// <summary>What the administrator says of a call before it is announced.</summary>
/// <param name="ClosesAt">The instant from which nothing is handed in any more; null for a rolling call.</param>
/// <param name="PledgeDays">The centre's own pledge from submission to decision, calendar days; 60 is this project's default.</param>
public sealed record CallTerms(
    TrilingualText Name, TrilingualText Summary, CallTier Tier, DateTime OpensAt, DateTime? ClosesAt, PublishedForm Form,
    IReadOnlyList<OrganisationCategory> Eligible, int PledgeDays);

/// <summary>
/// A window of a programme in which one may apply, rolling or with a deadline. New applications are pinned to the version of the
/// form that it names. A draft is seen by administrators only; once announced its terms stand, and only its dates move.
/// </summary>
public sealed class Call : Aggregate
{
    public const int NameLength = 200;
    public const int SummaryLength = 1000;
    public const int MostPledgeDays = 365;

    private readonly List<CallExtension> _extensions = [];

    private Call() { }

    public CallId Id { get; private set; }
    public ProgrammeId ProgrammeId { get; private set; }
    public TrilingualText Name { get; private set; } = null!;
    public TrilingualText Summary { get; private set; } = null!;
    public CallTier Tier { get; private set; }
    public DateTime OpensAt { get; private set; }

    /// <summary>For all but those who have an extension of their own (<see cref="ClosesFor"/>); null for a rolling call.</summary>
    public DateTime? ClosesAt { get; private set; }

    public string FormCode { get; private set; } = "";
    public int FormVersion { get; private set; }

    /// <summary>The version of the criteria by which applications under this call are judged.</summary>
    public int Scheme { get; private set; }

    /// <summary>Who may apply.</summary>
    public List<OrganisationCategory> Eligible { get; private set; } = [];

    public int PledgeDays { get; private set; }
    public bool IsDraft { get; private set; }

    /// <summary>Why it was closed before its time; null where its dates alone rule.</summary>
    public string? CloseReason { get; private set; }

    /// <summary>Always loaded with the call: what it closes by depends on them.</summary>
    public IReadOnlyList<CallExtension> Extensions => _extensions;

    public static Call Draft(ProgrammeId programme, CallTerms terms)
    {
        var call = new Call { Id = CallId.New(), ProgrammeId = programme, IsDraft = true };
        call.Take(terms);
        return call;
    }

    public static Call Announce(
        ProgrammeId programme, TrilingualText name, TrilingualText summary, CallTier tier, DateTime opensAt, DateTime? closesAt,
        string formCode, int formVersion, IEnumerable<OrganisationCategory> eligible, int pledgeDays = 60, int scheme = 1)
    {
        var call = Draft(programme, new(name, summary, tier, opensAt, closesAt, new(formCode, formVersion), [.. eligible], pledgeDays));
        call.Announce(scheme);
        return call;
    }

    /// <exception cref="RuleViolation">Applicants read it already.</exception>
    public void Redraft(CallTerms terms)
    {
        RequireDraft();
        Take(terms);
    }

    /// <param name="scheme">The criteria in force now; they stay this call's.</param>
    public void Announce(int scheme)
    {
        RequireDraft();
        (IsDraft, Scheme) = (false, scheme);
    }

    public void OpenNow(DateTime now)
    {
        RequireAnnounced();
        if (StateAt(now) != CallState.NotYetOpen) throw new RuleViolation("programmes.open-already", ProgrammesWords.OpenAlready);
        OpensAt = now;
    }

    /// <param name="organisation">The one applicant who gets more time; null: all.</param>
    /// <exception cref="RuleViolation">It is rolling, was closed early, or would close sooner than it does.</exception>
    public void Extend(OrganisationId? organisation, DateTime until, string reason, PersonId by, DateTime now)
    {
        RequireAnnounced();
        if (CloseReason is not null) throw new RuleViolation("programmes.closed-early", ProgrammesWords.ClosedEarly);
        if (ClosesAt is not { } closes) throw new RuleViolation("programmes.rolling", ProgrammesWords.RollingNotExtended);
        var present = organisation is { } one ? ClosesFor(one)!.Value : closes;
        if (until <= present || until <= now) throw new RuleViolation("programmes.extension-shortens", ProgrammesWords.ExtensionShortens);
        _extensions.Add(new(this, organisation, until, reason, by, now));
        if (organisation is null) ClosesAt = until;
        Raise(new CallExtended(Id, organisation, until));
    }

    /// <summary>Ends it now, for those with more time too. Drafts stay with their writers.</summary>
    public void Close(string reason, DateTime now)
    {
        RequireAnnounced();
        if (CloseReason is not null || (StateAt(now) == CallState.Closed && !_extensions.Exists(e => e.Until > now)))
            throw new RuleViolation("programmes.closed-already", ProgrammesWords.ClosedAlready);
        if (OpensAt > now) OpensAt = now;
        if (ClosesAt is not { } closes || closes > now) ClosesAt = now;
        foreach (var extension in _extensions) extension.Cut(now);
        CloseReason = reason;
        Raise(new CallClosed(Id, now));
    }

    /// <summary>The instant from which this applicant hands nothing in any more; null while the call is rolling.</summary>
    public DateTime? ClosesFor(OrganisationId organisation) =>
        ClosesAt is not { } closes ? null
        : _extensions.Where(e => e.OrganisationId == organisation).Select(e => e.Until).Append(closes).Max();

    public CallState StateAt(DateTime instant) => StateAt(instant, ClosesAt);

    public CallState StateFor(OrganisationId organisation, DateTime instant) => StateAt(instant, ClosesFor(organisation));

    private CallState StateAt(DateTime instant, DateTime? closes) =>
        closes is { } close && instant >= close ? CallState.Closed : instant < OpensAt ? CallState.NotYetOpen : CallState.Open;

    private void Take(CallTerms terms)
    {
        if (terms.ClosesAt <= terms.OpensAt) throw new RuleViolation("programmes.closes-before", ProgrammesWords.ClosesAfterOpening);
        (Name, Summary, Tier, OpensAt, ClosesAt, PledgeDays) = (terms.Name, terms.Summary, terms.Tier, terms.OpensAt, terms.ClosesAt, terms.PledgeDays);
        (FormCode, FormVersion) = (terms.Form.Code, terms.Form.Version);
        Eligible = [.. terms.Eligible];
    }

    private void RequireDraft()
    {
        if (!IsDraft) throw new RuleViolation("programmes.call-announced", ProgrammesWords.CallAnnounced);
    }

    private void RequireAnnounced()
    {
        if (IsDraft) throw new RuleViolation("programmes.call-draft", ProgrammesWords.CallIsDraft);
    }
}

/// <summary>There is more time: those who write under the call are told.</summary>
/// <param name="Organisation">The one applicant who has it; null: all.</param>
public sealed record CallExtended(CallId Call, OrganisationId? Organisation, DateTime Until) : IEvent;

/// <summary>A call ended before its time: those who write under it are told.</summary>
public sealed record CallClosed(CallId Call, DateTime At) : IEvent;

internal sealed class CallConfiguration : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> call)
    {
        call.HasKey(c => c.Id);
        call.Property(c => c.FormCode).HasMaxLength(Programmes.FormVersion.CodeLength);
        call.Property(c => c.Scheme).HasDefaultValue(1).HasSentinel(-1);
        call.Property(c => c.CloseReason).HasMaxLength(CallExtension.ReasonLength);
        call.PrimitiveCollection(c => c.Eligible).HasMaxLength(200);
        call.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId);
        call.HasOne<FormVersion>().WithMany().HasForeignKey(c => new { c.FormCode, c.FormVersion });
        call.HasMany(c => c.Extensions).WithOne(e => e.Call).IsRequired();
        call.Navigation(c => c.Extensions).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }
}
