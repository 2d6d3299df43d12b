using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels.Meetings;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>Everybody with a seat hears of a meeting; of its cases nobody does, because some may have a conflict with one.</summary>
internal sealed class TellOfMeeting(GrantsDbContext db, Telling telling) : IEventHandler<MeetingConvened>
{
    public async Task HandleAsync(MeetingConvened happened, CancellationToken cancel)
    {
        var meeting = await db.Set<Meeting>().AsNoTracking().Include(m => m.Seats).SingleAsync(m => m.Id == happened.Meeting, cancel);
        await telling.OfAsync(NoticeKind.MeetingConvened, meeting.Id.Value, new Occasion(Named: (NoticeRole.CommitteeSeats, meeting.Seats.Select(s => s.Person))),
            new NoticeFacts(Reference: $"{meeting.Number}", When: meeting.At, Who: new(meeting.Place, meeting.Place)), NoticeLinks.Meeting(meeting.Id), cancel);
    }
}
