using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Reviews;

/// <summary>The days that matter to open reviews, as seen from one day. Pure.</summary>
/// <param name="FirstBy">Due by then: the first reminder is due.</param>
/// <param name="LastBy">Due by then: the last one.</param>
/// <param name="Before">Due before it: overdue.</param>
/// <param name="GivenUpBy">Due by then: nothing more is waited for.</param>
public readonly record struct ReviewDays(DateOnly FirstBy, DateOnly LastBy, DateOnly Before, DateOnly GivenUpBy)
{
    public static ReviewDays Of(WorkingDays days, DateOnly today)
    {
        var gone = today;
        while (days.Between(gone, today) <= ReviewPledges.Grace) gone = gone.AddDays(-1);
        return new(days.Add(today, ReviewPledges.FirstReminder), days.Add(today, ReviewPledges.LastReminder), today, gone);
    }

    /// <summary>The step that is due for a review, if any; an earlier one that was missed is not made up for.</summary>
    public ReviewStepKind? StepOf(DateOnly dueOn) =>
        dueOn < Before ? ReviewStepKind.Overdue : dueOn <= LastBy ? ReviewStepKind.LastReminder : dueOn <= FirstBy ? ReviewStepKind.FirstReminder : null;
}

/// <summary>
/// Reminds of reviews that are due, says so of those that are overdue, and gives up those that nothing came of: these are replaced
/// by rule and never counted. Running it again does nothing again.
/// </summary>
[Allow(Permission.RunByTheSystem)]
public sealed record RemindReviewers : IOperation<int>;

internal sealed class RemindReviewersHandler(GrantsDbContext db, GrantsClock clock, WorkingCalendar calendar) : IOperationHandler<RemindReviewers, int>
{
    public async Task<int> HandleAsync(RemindReviewers operation, CancellationToken cancel)
    {
        var days = ReviewDays.Of(await calendar.DaysAsync(cancel), clock.Today);
        var open = await db.OpenReviews().Where(a => a.DueOn <= days.FirstBy).OrderBy(a => a.DueOn).ToListAsync(cancel);
        var ids = open.Select(a => a.Id).ToArray();
        var taken = (await db.Set<ReviewStep>().Where(s => ids.Contains(s.AssignmentId)).ToListAsync(cancel)).Select(s => (s.AssignmentId, s.DueOn, s.Kind)).ToHashSet();
        var done = 0;
        foreach (var assignment in open)
        {
            if (assignment.DueOn <= days.GivenUpBy)
            {
                assignment.GiveUp(clock.UtcNow);
                done++;
            }
            else if (days.StepOf(assignment.DueOn) is { } step && taken.Add((assignment.Id, assignment.DueOn, step)))
            {
                db.Add(new ReviewStep { AssignmentId = assignment.Id, DueOn = assignment.DueOn, Kind = step, At = clock.UtcNow });
                assignment.Remind(step);
                done++;
            }
        }
        return done;
    }
}

/// <summary>Looks now and then whether a review is due for a step; runs the operation only when one is.</summary>
internal sealed class ReviewsWorker(IServiceScopeFactory scopes, GrantsClock clock, WorkSignal signal, ILogger<ReviewsWorker> log)
    : Worker(TimeSpan.FromSeconds(30), signal, log)
{
    private static readonly Actor Reviews = Actor.System("Reviews");

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GrantsDbContext>();
        var days = ReviewDays.Of(await scope.ServiceProvider.GetRequiredService<WorkingCalendar>().DaysAsync(cancel), clock.Today);
        var due = await db.OpenReviews().Where(a => a.DueOn <= days.FirstBy).Where(a => a.DueOn <= days.GivenUpBy
            || !db.Set<ReviewStep>().Any(s => s.AssignmentId == a.Id && s.DueOn == a.DueOn
                && s.Kind == (a.DueOn < days.Before ? ReviewStepKind.Overdue : a.DueOn <= days.LastBy ? ReviewStepKind.LastReminder : ReviewStepKind.FirstReminder)))
            .AnyAsync(cancel);
        if (due) await scope.ServiceProvider.GetRequiredService<OperationRunner>().RunAsAsync(Reviews, new RemindReviewers(), cancel: cancel);
    }
}
