using System.Collections.Concurrent;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>Published forms, read and parsed once per process: a published version never changes.</summary>
internal sealed class PublishedForms
{
    private readonly ConcurrentDictionary<(string Code, int Version), FormDefinition> _forms = new();

    public async Task<FormDefinition> GetAsync(GrantsDbContext db, string code, int version, CancellationToken cancel)
    {
        if (_forms.TryGetValue((code, version), out var known)) return known;
        var json = await db.Set<FormVersion>().Where(f => f.Code == code && f.Version == version).Select(f => f.Json).SingleOrDefaultAsync(cancel)
            ?? throw new NotFoundException();
        return _forms[(code, version)] = FormDefinition.Parse(json);
    }
}
