using Cyberport.Grants.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Panels.Meetings;

internal sealed class MeetingConfiguration : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.Property(m => m.Place).HasMaxLength(Meeting.PlaceLength);
        meeting.Property(m => m.CancelReason).HasMaxLength(Meeting.ReasonLength);
        meeting.HasIndex(m => m.Number).IsUnique();
        meeting.HasMany(m => m.Seats).WithOne(s => s.Meeting).IsRequired();
        meeting.Navigation(m => m.Seats).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class SeatConfiguration : IEntityTypeConfiguration<Seat>
{
    public void Configure(EntityTypeBuilder<Seat> seat)
    {
        seat.Property(s => s.Id).ValueGeneratedNever();
        seat.HasIndex("MeetingId", nameof(Seat.Person)).IsUnique();
    }
}

internal sealed class AgendaItemConfiguration : IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<AgendaItem> item)
    {
        item.Property(i => i.FewReviews).HasMaxLength(AgendaItem.ReasonLength);
        item.Property(i => i.Deferral).HasMaxLength(AgendaItem.ReasonLength);
        item.Property(i => i.Note).HasMaxLength(AgendaItem.NoteLength);
        item.PrimitiveCollection(i => i.Left).HasMaxLength(2000);
        item.HasIndex(i => i.MeetingId);
        item.HasIndex(i => i.ApplicationId);
        // A project stands on one agenda at a time; put off or taken off, it may come again.
        item.HasIndex(i => i.ProjectId).IsUnique().HasFilter("[State] IN ('Waiting', 'Decided')");
        item.HasOne<Meeting>().WithMany().HasForeignKey(i => i.MeetingId);
        item.HasOne<Project>().WithMany().HasForeignKey(i => i.ProjectId);
    }
}
