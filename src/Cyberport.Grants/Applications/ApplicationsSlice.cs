using Cyberport.Grants.Applications.Conflicts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cyberport.Grants.Applications;

public static class ApplicationsSlice
{
    /// <summary>Attachments lie in <c>files/</c> of the data folder, beside the database.</summary>
    public static IServiceCollection AddApplications(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<IAttachmentStore>(_ => new FolderAttachmentStore(Path.Combine(configuration["Data:Folder"] ?? "data", "files")));
        return services.AddScoped<ConflictSearch>().AddScoped<PapersGate>();
    }
}
