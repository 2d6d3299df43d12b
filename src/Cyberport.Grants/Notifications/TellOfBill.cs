using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>A month waits for approval or comes back; a bill is issued, and reminded of when its day has passed.</summary>
internal sealed class TellOfBill(Messenger messenger, Audience audience, GrantsDbContext db)
    : IEventHandler<MonthPrepared>, IEventHandler<MonthSentBack>, IEventHandler<BillIssued>, IEventHandler<BillOverdue>
{
    // Whoever prepared it cannot approve it and is not asked. A month may be prepared several times.
    public async Task HandleAsync(MonthPrepared happened, CancellationToken cancel) =>
        await messenger.TellAsync(NoticeKind.MonthToApprove, Guid.CreateVersion7(),
            (await audience.StaffAsync([StaffRole.FinanceApprover], cancel)).Where(p => p != happened.By), Of(happened.Month), NoticeLinks.Month(happened.Month), cancel);

    public async Task HandleAsync(MonthSentBack happened, CancellationToken cancel) =>
        await messenger.TellAsync(NoticeKind.MonthSentBack, Guid.CreateVersion7(), await audience.StaffAsync([StaffRole.FinanceOfficer], cancel),
            Of(happened.Month), NoticeLinks.Month(happened.Month), cancel);

    public Task HandleAsync(BillIssued happened, CancellationToken cancel) =>
        TellPayersAsync(NoticeKind.BillIssued, happened.Bill.Value, happened.Bill, happened.Project, happened.Application, cancel);

    public Task HandleAsync(BillOverdue happened, CancellationToken cancel) =>
        TellPayersAsync(NoticeKind.BillOverdue, happened.Reminder, happened.Bill, happened.Project, happened.Application, cancel);

    private async Task TellPayersAsync(NoticeKind kind, Guid source, BillId id, ProjectId project, GrantApplicationId application, CancellationToken cancel)
    {
        var bill = await db.Set<Bill>().AsNoTracking().SingleAsync(b => b.Id == id, cancel);
        if (bill.OwedCents == 0) return; // nothing to pay, or paid in the meantime
        var about = await audience.CaseAsync(application, project, cancel);
        var payers = await audience.MembersAsync(about.Organisation, OrganisationRoles.BillingContact | OrganisationRoles.Endorser, cancel);
        var facts = about.Facts with { Reference = bill.Reference, When = GrantsClock.StartOf(bill.DueOn!.Value.AddDays(1)), Amount = new Money(bill.OwedCents).ToString() };
        await messenger.TellAsync(kind, source, payers, facts, NoticeLinks.Bill(id), cancel);
    }

    private static NoticeFacts Of(DateOnly month) => new(month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
}
