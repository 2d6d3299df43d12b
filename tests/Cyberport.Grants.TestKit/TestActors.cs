using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.TestKit;

/// <summary>People for tests that need a role and no more; those that need rows come from the demonstration people.</summary>
public static class TestActors
{
    public static Actor Staff(params StaffRole[] roles) =>
        Actor.Of(PersonId.New(), null, string.Join('+', roles), roles, new Dictionary<OrganisationId, OrganisationRoles>(), mfaAt: DateTime.MaxValue.AddDays(-1));

    public static Actor Of(OrganisationId organisation, OrganisationRoles roles, PersonId? person = null) =>
        Actor.Of(person ?? PersonId.New(), null, roles.ToString(), [], new Dictionary<OrganisationId, OrganisationRoles> { [organisation] = roles }, mfaAt: DateTime.MaxValue.AddDays(-1));
}
