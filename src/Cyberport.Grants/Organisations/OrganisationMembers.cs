using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Organisations;

/// <summary>Who comes and who goes.</summary>
public sealed partial class Organisation
{
    /// <summary>Asks to be admitted. Asking twice changes what is asked for.</summary>
    public void RequestToJoin(PersonId person, OrganisationRoles roles, string message, DateTime at)
    {
        RequireRolesFit(roles);
        switch (Find(person))
        {
            case null:
                _members.Add(Membership.Requested(this, person, roles, message.Trim(), at));
                break;
            case { State: MembershipState.Active }:
                throw new RuleViolation("organisations.already-member", OrganisationsWords.AlreadyMember);
            case { } known:
                known.Ask(roles, message.Trim(), at);
                break;
        }
        Raise(new JoinRequested(Id, person));
    }

    public void Admit(PersonId person, OrganisationRoles roles, DateTime at)
    {
        RequireRolesFit(roles);
        Require(person, MembershipState.Requested).Become(MembershipState.Active, roles, at);
        Raise(new MembershipChanged(Id, person));
    }

    public void DeclineRequest(PersonId person, DateTime at)
    {
        var request = Require(person, MembershipState.Requested);
        request.Become(MembershipState.Left, request.Roles, at);
        Raise(new JoinDeclined(Id, person));
    }

    /// <summary>An accepted invitation; it also answers a request of the same person that still waits.</summary>
    internal void Welcome(PersonId person, OrganisationRoles roles, DateTime at)
    {
        var known = Find(person);
        if (known is { State: MembershipState.Active })
        {
            RequireRolesFit(known.Roles | roles);
            known.Become(MembershipState.Active, known.Roles | roles, at);
        }
        else
        {
            RequireRolesFit(roles);
            if (known is null) _members.Add(Membership.Active(this, person, roles, at));
            else known.Become(MembershipState.Active, roles, at);
        }
        Raise(new MembershipChanged(Id, person));
    }

    public void ChangeRoles(PersonId person, OrganisationRoles roles, DateTime at)
    {
        RequireRolesFit(roles);
        var member = Require(person, MembershipState.Active);
        if ((roles & OrganisationRolesRules.Managing) == 0) RequireAnotherManager(person);
        member.Become(MembershipState.Active, roles, at);
        Raise(new MembershipChanged(Id, person));
    }

    public void Remove(PersonId person, DateTime at)
    {
        var member = Require(person, MembershipState.Active);
        RequireAnotherManager(person);
        member.Become(MembershipState.Left, OrganisationRoles.None, at);
        Raise(new MembershipChanged(Id, person));
    }

    /// <summary>Whoever an invitation would make this must fit, before the mail is sent.</summary>
    internal void RequireRolesFit(OrganisationRoles roles)
    {
        if (roles == OrganisationRoles.None || (roles & ~OrganisationRolesRules.All) != 0)
            throw new RuleViolation("organisations.role-needed", OrganisationsWords.RoleNeeded);
        if ((roles & OrganisationRoles.Endorser) != 0 && (roles & OrganisationRolesRules.Writing) != 0 && !Category.LetsWritersEndorse())
            throw new RuleViolation("organisations.investigator-endorses", OrganisationsWords.InvestigatorEndorses);
    }

    private void RequireAnotherManager(PersonId person)
    {
        if (!_members.Any(m => m.Person != person && m.State == MembershipState.Active && (m.Roles & OrganisationRolesRules.Managing) != 0))
            throw new RuleViolation("organisations.last-manager", OrganisationsWords.LastManager);
    }

    private Membership? Find(PersonId person) => _members.SingleOrDefault(m => m.Person == person);

    private Membership Require(PersonId person, MembershipState state) =>
        Find(person) is { } member && member.State == state ? member : throw new NotFoundException();
}

/// <summary>Somebody asks to be admitted; the organisation's managers answer.</summary>
public sealed record JoinRequested(OrganisationId Organisation, PersonId Person) : IEvent;

public sealed record JoinDeclined(OrganisationId Organisation, PersonId Person) : IEvent;

/// <summary>A person came, left, or changed roles.</summary>
public sealed record MembershipChanged(OrganisationId Organisation, PersonId Person) : IEvent;
