using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Programmes;

/// <summary>What was published.</summary>
public sealed record PublishedForm(string Code, int Version);

/// <summary>The administrator publishes a form; from then on this version never changes.</summary>
[Allow(Permission.Administer)]
public sealed record PublishForm(string Json) : IOperation<PublishedForm>;

internal sealed class PublishFormHandler(GrantsDbContext db) : IOperationHandler<PublishForm, PublishedForm>
{
    public Task<PublishedForm> HandleAsync(PublishForm operation, CancellationToken cancel)
    {
        try
        {
            var form = FormVersion.Publish(operation.Json);
            db.Add(form);
            return Task.FromResult(new PublishedForm(form.Code, form.Version));
        }
        catch (FormatException e)
        {
            throw new RuleViolation("programmes.form-unreadable", e.Message);
        }
    }
}
