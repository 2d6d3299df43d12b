using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk.Funds;

/// <summary>Which field each submitted project belongs to: the technology area that its application names first.</summary>
internal sealed class ProjectFields(GrantsDbContext db)
{
    private const string Question = "b.areas";

    /// <summary>Projects that name none are not among them.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> AllAsync(CancellationToken cancel)
    {
        var rows = await (
            from p in db.Set<Project>()
            where p.Reference != null
            join a in db.Set<Answer>() on new { Application = p.ApplicationId, Project = (ProjectId?)p.Id } equals new { Application = a.ApplicationId, Project = a.ProjectId }
            where a.QuestionCode == Question
            select new { p.Id, a.Text }).ToListAsync(cancel);
        return rows.Select(r => (r.Id, Field: FundBreakdown.FieldOf(r.Text))).Where(r => r.Field.Length > 0).ToDictionary(r => r.Id.Value, r => r.Field);
    }
}
