using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>The meetings of the Committee, the latest first.</summary>
[Allow(Permission.ViewCommittee, Permission.RecordDecisions, Permission.ConfirmDecisions)]
public sealed record ListMeetings(int Number = 1) : IQuery<Page<MeetingRow>>
{
    public const int PageSize = 20;
}

/// <param name="Seats">Members who have a seat; <paramref name="Present"/> of them came.</param>
public sealed record MeetingRow(MeetingId Id, int Number, DateTime At, string Place, MeetingState State, int Seats, int Present)
{
    public string StateInWords => Words.Of(State, PanelsWords.ResourceManager);
}

internal sealed class ListMeetingsHandler(GrantsDbContext db) : IQueryHandler<ListMeetings, Page<MeetingRow>>
{
    public async Task<Page<MeetingRow>> HandleAsync(ListMeetings query, CancellationToken cancel)
    {
        var meetings = db.Set<Meeting>().AsNoTracking();
        var rows = await meetings.OrderByDescending(m => m.Number)
            .Select(m => new MeetingRow(m.Id, m.Number, m.At, m.Place, m.State, m.Seats.Count, m.Seats.Count(s => s.Attendance == Attendance.Present)))
            .Skip((query.Number - 1) * ListMeetings.PageSize).Take(ListMeetings.PageSize).ToListAsync(cancel);
        return new(rows, query.Number, ListMeetings.PageSize, await meetings.CountAsync(cancel));
    }
}
