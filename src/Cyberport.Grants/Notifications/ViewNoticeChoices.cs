using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>Of what the person who asks may be told, and what they chose.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record ViewNoticeChoices : IQuery<IReadOnlyList<NoticeChoiceRow>>;

/// <param name="Duty">Why a mail is sent in any case; none where it is the reader's choice.</param>
/// <param name="AsWell">It must be sent in one of the reader's roles and is a choice in another.</param>
public sealed record NoticeChoiceRow(NoticeKind Kind, NoticeDelivery Delivery, NoticeDuty? Duty, bool AsWell)
{
    public string KindInWords => Words.Of(Kind, NotificationsWords.ResourceManager);
    public string? Why => Duty is { } duty ? Words.Of(duty, NotificationsWords.ResourceManager) : null;
}

internal sealed class ViewNoticeChoicesHandler(GrantsDbContext db, CurrentActor actor) : IQueryHandler<ViewNoticeChoices, IReadOnlyList<NoticeChoiceRow>>
{
    public async Task<IReadOnlyList<NoticeChoiceRow>> HandleAsync(ViewNoticeChoices query, CancellationToken cancel)
    {
        var me = actor.Value;
        var person = me.RequirePerson();
        var kept = await db.Set<NoticePreference>().Where(p => p.Person == person).ToDictionaryAsync(p => p.Kind, p => p.Delivery, cancel);
        return [.. NoticeMatrix.Rows.Where(r => r.Mail && NoticeMatrix.MayConcern(r.Role, me)).GroupBy(r => r.Kind).OrderBy(g => g.Key).Select(g => new NoticeChoiceRow(
            g.Key, kept.GetValueOrDefault(g.Key, NoticeDelivery.AtOnce), g.FirstOrDefault(r => r.IsMandatory)?.Duty, g.Any(r => !r.IsMandatory)))];
    }
}
