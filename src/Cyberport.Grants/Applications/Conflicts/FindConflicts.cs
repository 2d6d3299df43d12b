using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;

namespace Cyberport.Grants.Applications.Conflicts;

/// <summary>Looks for conflicts whenever something happened by which there may be new ones.</summary>
internal sealed class FindConflicts(ConflictSearch search)
    : IEventHandler<ApplicationSubmitted>, IEventHandler<StaffRoleGranted>, IEventHandler<MembershipChanged>, IEventHandler<AffiliationChanged>
{
    public Task HandleAsync(ApplicationSubmitted happened, CancellationToken cancel) => search.KeepForCaseAsync(happened.Application, cancel);
    public Task HandleAsync(StaffRoleGranted happened, CancellationToken cancel) => search.KeepForPersonAsync(happened.Person, cancel);
    public Task HandleAsync(MembershipChanged happened, CancellationToken cancel) => search.KeepForPersonAsync(happened.Person, cancel);
    public Task HandleAsync(AffiliationChanged happened, CancellationToken cancel) => search.KeepForPersonAsync(happened.Person, cancel);
}
