using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator publishes the AISS form as it is shipped (DOMAIN §1).</summary>
[Allow(Permission.Administer)]
public sealed record PublishStandardForm : IOperation<PublishedForm>;

internal sealed class PublishStandardFormHandler(GrantsDbContext db) : IOperationHandler<PublishStandardForm, PublishedForm>
{
    public async Task<PublishedForm> HandleAsync(PublishStandardForm operation, CancellationToken cancel)
    {
        var form = FormVersion.Publish(SampleApplications.AissFormJson);
        if (await db.Set<FormVersion>().AnyAsync(f => f.Code == form.Code && f.Version == form.Version, cancel))
            throw new RuleViolation("programmes.form-published", ProgrammesWords.FormPublished);
        db.Add(form);
        return new(form.Code, form.Version);
    }
}
