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

/// <summary>Where a call stands at an instant. Derived from its dates, never stored: no clock has to flip it.</summary>
public enum CallState
{
    NotYetOpen,
    Open,
    Closed,
}

/// <summary>
/// A window of a programme in which one may apply, rolling or with a deadline. New applications are pinned to the version of the
/// form that it names.
/// </summary>
public sealed class Call : Aggregate
{
    private Call() { }

    public CallId Id { get; private set; }
    public ProgrammeId ProgrammeId { get; private set; }
    public TrilingualText Name { get; private set; } = null!;
    public TrilingualText Summary { get; private set; } = null!;
    public CallTier Tier { get; private set; }
    public DateTime OpensAt { get; private set; }

    /// <summary>The instant from which nothing is handed in any more; null for a rolling call.</summary>
    public DateTime? ClosesAt { get; private set; }

    public string FormCode { get; private set; } = "";
    public int FormVersion { get; private set; }

    /// <summary>The version of the criteria by which applications under this call are judged.</summary>
    public int Scheme { get; private set; }

    /// <summary>Who may apply.</summary>
    public List<OrganisationCategory> Eligible { get; private set; } = [];

    /// <summary>The centre's own pledge from submission to decision, calendar days; 60 is this project's default.</summary>
    public int PledgeDays { get; private set; }

    public static Call Announce(
        ProgrammeId programme, TrilingualText name, TrilingualText summary, CallTier tier, DateTime opensAt, DateTime? closesAt,
        string formCode, int formVersion, IEnumerable<OrganisationCategory> eligible, int pledgeDays = 60, int scheme = 1)
    {
        if (closesAt <= opensAt) throw new ArgumentOutOfRangeException(nameof(closesAt), closesAt, "A call closes after it opens.");
        return new()
        {
            Id = CallId.New(),
            ProgrammeId = programme,
            Name = name,
            Summary = summary,
            Tier = tier,
            OpensAt = opensAt,
            ClosesAt = closesAt,
            FormCode = formCode,
            FormVersion = formVersion,
            Eligible = [.. eligible],
            PledgeDays = pledgeDays,
            Scheme = scheme,
        };
    }

    public CallState StateAt(DateTime instant) =>
        instant < OpensAt ? CallState.NotYetOpen : ClosesAt is { } close && instant >= close ? CallState.Closed : CallState.Open;
}

internal sealed class CallConfiguration : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> call)
    {
        call.HasKey(c => c.Id);
        call.Property(c => c.FormCode).HasMaxLength(FormVersion.CodeLength);
        call.Property(c => c.Scheme).HasDefaultValue(1);
        call.PrimitiveCollection(c => c.Eligible).HasMaxLength(200);
        call.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId);
        call.HasOne<FormVersion>().WithMany().HasForeignKey(c => new { c.FormCode, c.FormVersion });
    }
}
