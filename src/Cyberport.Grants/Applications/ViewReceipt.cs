using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>The receipt of a submission: reference, digest of the snapshot, who signed and when.</summary>
[Allow(Permission.ViewOwnCases)]
public sealed record ViewReceipt(GrantApplicationId Id) : IQuery<ReceiptView>;

public sealed record ReceiptView(
    GrantApplicationId Id, string Reference, BilingualText Organisation, TrilingualText Call, IReadOnlyList<ReceiptProject> Projects,
    string Digest, DateTime At, string Signature, string Post, int PledgeDays);

public sealed record ReceiptProject(string Reference, BilingualText Title, Cards? Cards, int? Months, DateOnly? Start);

internal sealed class ViewReceiptHandler(GrantsDbContext db, CurrentActor actor) : IQueryHandler<ViewReceipt, ReceiptView>
{
    public async Task<ReceiptView> HandleAsync(ViewReceipt query, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>().AsNoTracking().VisibleTo(actor.Value).Include(a => a.Projects)
            .SingleOrDefaultAsync(a => a.Id == query.Id && a.SubmittedAt != null, cancel) ?? throw new NotFoundException();
        var submission = await db.Set<Submission>().AsNoTracking().Where(s => s.ApplicationId == query.Id)
            .Select(s => new { s.Digest, s.At, s.Signature, s.SignatoryPost }).SingleAsync(cancel);
        var organisation = await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == application.OrganisationId, cancel);
        var call = await db.Set<Call>().AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancel);
        return new(
            application.Id, application.Reference!.Value.Value, organisation.Name, call.Name,
            [.. application.Projects.OrderBy(p => p.Number).Select(p => new ReceiptProject(p.Reference!.Value.Value, p.Title, p.Request.Cards, p.Request.Months, p.Request.Start))],
            submission.Digest.Hex, submission.At, submission.Signature, submission.SignatoryPost, call.PledgeDays);
    }
}
