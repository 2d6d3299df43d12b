using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Programmes;

/// <summary>More time under a call, for one applicant or, without an organisation, for all; with its reason, kept for whoever asks why.</summary>
public sealed class CallExtension : IPartOf
{
    public const int ReasonLength = 500;

    private CallExtension() { }

    internal CallExtension(Call call, OrganisationId? organisation, DateTime until, string reason, PersonId by, DateTime at) =>
        (Call, OrganisationId, Until, Reason, By, At) = (call, organisation, until, reason, by, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Call Call { get; private init; } = null!;

    /// <summary>The one applicant; null for all.</summary>
    public OrganisationId? OrganisationId { get; private init; }

    /// <summary>The instant from which nothing is handed in any more. An early close cuts it.</summary>
    public DateTime Until { get; private set; }
    public string Reason { get; private init; } = "";
    public PersonId By { get; private init; }
    public DateTime At { get; private init; }

    internal void Cut(DateTime at) => Until = Until > at ? at : Until;

    Aggregate IPartOf.Root => Call;
}

internal sealed class CallExtensionConfiguration : IEntityTypeConfiguration<CallExtension>
{
    public void Configure(EntityTypeBuilder<CallExtension> extension)
    {
        extension.Property(e => e.Id).ValueGeneratedNever();
        extension.Property(e => e.Reason).HasMaxLength(CallExtension.ReasonLength);
        extension.HasOne<Organisation>().WithMany().HasForeignKey(e => e.OrganisationId);
    }
}
