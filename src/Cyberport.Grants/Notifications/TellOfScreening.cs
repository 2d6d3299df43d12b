using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Screening;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>The check ends a case, or an assessor has something to look at.</summary>
internal sealed class TellOfScreening(Messenger messenger, Audience audience, GrantsDbContext db) : IEventHandler<FoundNotEligible>, IEventHandler<AssessmentOpened>
{
    public async Task HandleAsync(FoundNotEligible happened, CancellationToken cancel)
    {
        var about = await audience.CaseAsync(happened.Application, null, cancel);
        await messenger.TellAsync(NoticeKind.NotEligible, happened.Case.Value, await audience.LeadAndEndorsersAsync(about, cancel),
            about.Facts, NoticeLinks.Case(happened.Application), cancel);
    }

    public async Task HandleAsync(AssessmentOpened happened, CancellationToken cancel)
    {
        var assessment = await db.Set<TechnicalAssessment>().AsNoTracking().SingleAsync(t => t.Id == happened.Assessment, cancel);
        if (assessment.Assessor is not { } assessor) return;
        var about = await audience.CaseAsync(happened.Application, happened.Project, cancel);
        var due = assessment.DueOn is { } day ? GrantsClock.StartOf(day.AddDays(1)) : (DateTime?)null;
        await messenger.TellAsync(NoticeKind.AssessmentToGive, happened.Assessment.Value, [assessor], about.Facts with { When = due }, NoticeLinks.Assessment(happened.Assessment), cancel);
    }
}
