using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>A month waits for approval or comes back; a bill is issued, and reminded of when its day has passed.</summary>
internal sealed class TellOfBill(Telling telling, Audience audience, GrantsDbContext db)
    : IEventHandler<MonthPrepared>, IEventHandler<MonthSentBack>, IEventHandler<BillIssued>, IEventHandler<BillOverdue>
{
    // Whoever prepared it cannot approve it and is not asked. A month may be prepared several times.
    public Task HandleAsync(MonthPrepared happened, CancellationToken cancel) =>
        telling.OfAsync(NoticeKind.MonthToApprove, Guid.CreateVersion7(), new Occasion(But: happened.By), Of(happened.Month), NoticeLinks.Month(happened.Month), cancel);

    public Task HandleAsync(MonthSentBack happened, CancellationToken cancel) =>
        telling.OfAsync(NoticeKind.MonthSentBack, Guid.CreateVersion7(), new Occasion(), Of(happened.Month), NoticeLinks.Month(happened.Month), cancel);

    public Task HandleAsync(BillIssued happened, CancellationToken cancel) =>
        TellPayersAsync(NoticeKind.BillIssued, happened.Bill.Value, happened.Bill, happened.Project, happened.Application, cancel);

    public Task HandleAsync(BillOverdue happened, CancellationToken cancel) =>
        TellPayersAsync(NoticeKind.BillOverdue, happened.Reminder, happened.Bill, happened.Project, happened.Application, cancel);

    private async Task TellPayersAsync(NoticeKind kind, Guid source, BillId id, ProjectId project, GrantApplicationId application, CancellationToken cancel)
    {
        var bill = await db.Set<Bill>().AsNoTracking().SingleAsync(b => b.Id == id, cancel);
        if (bill.OwedCents == 0) return; // nothing to pay, or paid in the meantime
        var about = await audience.CaseAsync(application, project, cancel);
        var facts = about.Facts with { Reference = bill.Reference, When = GrantsClock.StartOf(bill.DueOn!.Value.AddDays(1)), Amount = new Money(bill.OwedCents).ToString() };
        await telling.OfAsync(kind, source, new Occasion(about), facts, NoticeLinks.Bill(id), cancel);
    }

    private static NoticeFacts Of(DateOnly month) => new(month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
}
