using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>Projects come before the Committee: screened, assessed and reviewed ones, in the order given, after what stands there already.</summary>
/// <param name="FewReviews">For all of those that have fewer than three reviews, why they come nevertheless; minuted.</param>
[Allow(Permission.RecordDecisions)]
public sealed record PutOnAgenda(MeetingId Meeting, long Version, IReadOnlyList<ProjectId> Projects, string FewReviews = "") : IOperation<int>;

internal sealed class PutOnAgendaValidator : AbstractValidator<PutOnAgenda>
{
    public PutOnAgendaValidator()
    {
        RuleFor(o => o.Projects).NotEmpty().WithMessage(_ => PanelsWords.NoProjectChosen);
        RuleFor(o => o.FewReviews).MaximumLength(AgendaItem.ReasonLength).WithMessage(_ => PanelsWords.ReasonLong);
    }
}

internal sealed class PutOnAgendaHandler(GrantsDbContext db, Room room, CurrentActor actor) : IOperationHandler<PutOnAgenda, int>
{
    public async Task<int> HandleAsync(PutOnAgenda operation, CancellationToken cancel)
    {
        var meeting = await room.MeetingAsync(operation.Meeting, operation.Version, cancel);
        meeting.RequireAgendaOpen();
        var ids = operation.Projects.Distinct().ToArray();
        var taken = await db.Set<AgendaItem>().Where(i => ids.Contains(i.ProjectId) && (i.State == AgendaItemState.Waiting || i.State == AgendaItemState.Decided)).AnyAsync(cancel);
        if (taken) throw new RuleViolation("panels.on-agenda", PanelsWords.OnAgendaAlready);

        var position = await db.Set<AgendaItem>().Where(i => i.MeetingId == meeting.Id).MaxAsync(i => (int?)i.Position, cancel) ?? 0;
        var papers = await room.PapersAsync(ids, cancel);
        var reason = operation.FewReviews.Trim();
        foreach (var id in ids)
        {
            var about = await db.DecidableAsync(id, actor.Value, cancel);
            if (!about.IsOpen) throw new RuleViolation("panels.not-decidable", PanelsWords.NotDecidable);
            var readiness = papers.ReadinessOf(id);
            Agenda.RequireReady(about.Reference, readiness, reason);
            db.Add(new AgendaItem(meeting.Id, id, about.Application.Id, ++position, readiness.HasEnoughReviews ? "" : reason));
        }
        return ids.Length;
    }
}
