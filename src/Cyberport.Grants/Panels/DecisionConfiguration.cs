using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Panels.Meetings;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Panels;

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.Ignore(d => d.IsApproval).Ignore(d => d.Reasons).Ignore(d => d.Terms).Ignore(d => d.AwaitsSecond);
        decision.Property(d => d.Resolution).HasMaxLength(Decision.ResolutionLength);
        decision.PrimitiveCollection(d => d.Conditions).HasMaxLength(1000);
        decision.HasIndex(d => d.ProjectId).IsUnique();
        decision.HasIndex(d => d.ApplicationId);
        decision.HasIndex(d => d.MeetingId);
        decision.HasIndex(d => new { d.State, d.RecordedAt });
        decision.HasOne<Project>().WithMany().HasForeignKey(d => d.ProjectId);
        decision.HasOne<Meeting>().WithMany().HasForeignKey(d => d.MeetingId);
        decision.HasOne<PriceList>().WithMany().HasForeignKey(d => d.PriceList);
        decision.HasOne<Hold>().WithMany().HasForeignKey(d => d.HoldId);
        decision.HasOne<Encumbrance>().WithMany().HasForeignKey(d => d.EncumbranceId);
    }
}
