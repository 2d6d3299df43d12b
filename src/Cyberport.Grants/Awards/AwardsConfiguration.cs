using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Panels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Awards;

internal sealed class OfferConfiguration : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> offer)
    {
        offer.Ignore(o => o.Terms);
        offer.PrimitiveCollection(o => o.Conditions).HasMaxLength(1000);
        offer.Property(o => o.Signature).HasMaxLength(Offer.NameLength);
        offer.Property(o => o.SignatoryPost).HasMaxLength(Offer.NameLength);
        offer.Property(o => o.DeclineReason).HasMaxLength(Offer.ReasonLength);
        offer.HasIndex(o => o.DecisionId).IsUnique();
        offer.HasIndex(o => o.ProjectId).IsUnique();
        offer.HasIndex(o => new { o.State, o.Deadline });
        offer.HasIndex(o => o.OrganisationId);
        offer.HasOne<Decision>().WithMany().HasForeignKey(o => o.DecisionId);
        offer.HasOne<Project>().WithMany().HasForeignKey(o => o.ProjectId);
        offer.HasOne<Hold>().WithMany().HasForeignKey(o => o.HoldId);
        offer.HasOne<Encumbrance>().WithMany().HasForeignKey(o => o.EncumbranceId);
    }
}

internal sealed class AwardConfiguration : IEntityTypeConfiguration<Award>
{
    public void Configure(EntityTypeBuilder<Award> award)
    {
        award.HasIndex(a => a.OfferId).IsUnique();
        award.HasIndex(a => a.ProjectId).IsUnique();
        award.HasIndex(a => a.OrganisationId);
        award.HasOne<Offer>().WithMany().HasForeignKey(a => a.OfferId);
        award.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId);
        award.HasOne<Hold>().WithMany().HasForeignKey(a => a.HoldId);
        award.HasOne<Encumbrance>().WithMany().HasForeignKey(a => a.EncumbranceId);
    }
}
