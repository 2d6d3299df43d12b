using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Notifications;

/// <summary>By which way somebody wants to hear of something beside the portal itself.</summary>
public enum NoticeDelivery
{
    AtOnce = 1,
    PortalOnly = 2,
}

/// <summary>What a person chose for one kind of notice. Who chose nothing is written to at once.</summary>
public sealed class NoticePreference
{
    private NoticePreference() { }

    internal static NoticePreference Of(PersonId person, NoticeKind kind) => new() { Person = person, Kind = kind };

    public PersonId Person { get; private init; }
    public NoticeKind Kind { get; private init; }
    public NoticeDelivery Delivery { get; private set; }

    internal void Choose(NoticeDelivery delivery) => Delivery = delivery;
}

internal sealed class NoticePreferenceConfiguration : IEntityTypeConfiguration<NoticePreference>
{
    public void Configure(EntityTypeBuilder<NoticePreference> preference)
    {
        preference.HasKey(p => new { p.Person, p.Kind });
        preference.HasOne<Person>().WithMany().HasForeignKey(p => p.Person);
    }
}
