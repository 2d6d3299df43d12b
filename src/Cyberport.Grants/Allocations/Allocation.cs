using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Allocations;

/// <summary>
/// An award made real on the cluster: a Slurm account with users, a card cap, a budget and dates. What was seen of it there stands in
/// its <see cref="AllocationCheck"/>, which changes by the minute; this changes when people or the calendar change something.
/// </summary>
public sealed class Allocation : Aggregate
{
    public const int AccountLength = 60;
    public const int MaxUsers = 100;

    private readonly List<AllocationUser> _users = [];

    private Allocation() { }

    public AllocationId Id { get; private init; }
    public AwardId AwardId { get; private init; }
    public ProjectId ProjectId { get; private init; }
    public GrantApplicationId ApplicationId { get; private init; }
    public OrganisationId OrganisationId { get; private init; }

    /// <summary><c>AISS-2026-0001/1</c></summary>
    public string ProjectReference { get; private init; } = "";

    /// <summary>The account's name on the cluster. It follows from the reference, so that no crash ever makes a second one.</summary>
    public string AccountName { get; private init; } = "";

    public Cards Cards { get; private set; }

    /// <summary>All minutes ever granted: the cluster's counter is never reset, so a top-up raises this.</summary>
    public TresMinutes Budget { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>The day it ends on: the first one that no longer belongs to it.</summary>
    public DateOnly To { get; private set; }
    public AllocationState State { get; private set; }
    public DateTime CreatedAt { get; private init; }

    /// <summary>When jobs could run for the first time.</summary>
    public DateTime? ReadyAt { get; private set; }

    public IReadOnlyList<AllocationUser> Users => _users;
    public DateRange Days => new(From, To);

    /// <summary>Makes the allocation of an accepted offer, with its first user.</summary>
    internal static Allocation OfAward(
        AwardId award, ProjectId project, GrantApplicationId application, OrganisationId organisation, ReferenceNumber reference,
        Cards cards, int months, DateRange days, PersonId lead, DateTime now)
    {
        var allocation = new Allocation
        {
            Id = AllocationId.New(),
            AwardId = award,
            ProjectId = project,
            ApplicationId = application,
            OrganisationId = organisation,
            ProjectReference = reference.Value,
            AccountName = reference.AccountName,
            Cards = cards,
            Budget = (cards * months).ToTresMinutes(),
            From = days.From,
            To = days.To,
            CreatedAt = now,
        };
        allocation._users.Add(new(allocation, lead, now));
        return allocation;
    }

    /// <summary>What shall stand on the cluster today. People without a login wait for one and hold up nobody else.</summary>
    internal DesiredAccount Desired(DateOnly today, IReadOnlyDictionary<PersonId, string> logins) => new(
        Id, AccountName, Cards, Budget, Phase(today),
        [.. _users.Where(u => u.IsMember && logins.ContainsKey(u.PersonId)).Select(u => logins[u.PersonId]).Order(StringComparer.Ordinal)]);

    private AccountPhase Phase(DateOnly today) =>
        State.IsOver() || today >= To ? AccountPhase.Over : today < From ? AccountPhase.NotYet : AccountPhase.Open;

    internal void AddUser(PersonId person, DateTime now)
    {
        RequireRunning();
        if (_users.Any(u => u.PersonId == person && u.IsMember))
            throw new RuleViolation("allocations.already-a-user", AllocationsWords.AlreadyAUser);
        if (_users.Count(u => u.IsMember) >= MaxUsers)
            throw new RuleViolation("allocations.too-many-users", AllocationsWords.TooManyUsers);
        if (_users.Find(u => u.PersonId == person) is { } earlier) earlier.ComeBack(now);
        else _users.Add(new(this, person, now));
    }

    internal void RemoveUser(PersonId person, DateTime now)
    {
        RequireRunning();
        var user = _users.Find(u => u.PersonId == person && u.IsMember) ?? throw new NotFoundException();
        user.Leave(now);
    }

    /// <summary>Its day has come: the clock acts alone (DOMAIN rule 17). The cluster follows as soon as it answers.</summary>
    internal void ReachEnd()
    {
        State = AllocationLifecycle.Next(State, AllocationAction.EndReached);
        Raise(new AllocationEnded(Id, ProjectId, ApplicationId, OrganisationId));
    }

    /// <summary>The cluster was read and everything wanted stands there.</summary>
    internal void FoundTrue(AccountPhase phase, DateTime now)
    {
        if (State.IsOver() != (phase == AccountPhase.Over)) return; // the day changed between reading and now; the next check tells
        var next = AllocationLifecycle.Next(State, phase switch
        {
            AccountPhase.NotYet => AllocationAction.StandsClosed,
            AccountPhase.Open => AllocationAction.StandsOpen,
            AccountPhase.Over => AllocationAction.StandsOver,
        });
        if (next == State) return;
        State = next;
        if (State != AllocationState.Ready) return;
        ReadyAt ??= now;
        Raise(new AllocationReady(Id, ProjectId, ApplicationId, OrganisationId));
    }

    /// <summary>An account of our name stands there that is not ours.</summary>
    internal void FoundForeign()
    {
        var next = AllocationLifecycle.Next(State, AllocationAction.FoundForeign);
        if (next == State) return;
        State = next;
        Raise(new CentreDrifted(Id, ProjectReference));
    }

    /// <summary>A hand was at the account.</summary>
    internal void ReportHandEdit() => Raise(new CentreDrifted(Id, ProjectReference));

    private void RequireRunning()
    {
        if (State.IsOver()) throw new RuleViolation("allocations.over", AllocationsWords.Over);
    }
}

/// <summary>Jobs can run: the account is open, with its limits and those of its users that have a login.</summary>
public sealed record AllocationReady(AllocationId Allocation, ProjectId Project, GrantApplicationId Application, OrganisationId Organisation) : IEvent;

/// <summary>The allocation's last day is over.</summary>
public sealed record AllocationEnded(AllocationId Allocation, ProjectId Project, GrantApplicationId Application, OrganisationId Organisation) : IEvent;

/// <summary>The cluster does not show what the portal wrote: a hand edit, or a foreign account under our name.</summary>
public sealed record CentreDrifted(AllocationId Allocation, string ProjectReference) : IEvent;

/// <summary>A person who may compute in a project. Without a cluster login they wait for one.</summary>
public sealed class AllocationUser : IPartOf
{
    private AllocationUser() { }

    internal AllocationUser(Allocation allocation, PersonId person, DateTime now) => (Allocation, PersonId, AddedAt) = (allocation, person, now);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Allocation Allocation { get; private init; } = null!;
    public PersonId PersonId { get; private init; }
    public DateTime AddedAt { get; private set; }

    /// <summary>Null while they belong to the project.</summary>
    public DateTime? RemovedAt { get; private set; }
    public bool IsMember => RemovedAt is null;

    internal void Leave(DateTime now) => RemovedAt = now;
    internal void ComeBack(DateTime now) => (AddedAt, RemovedAt) = (now, null);

    Aggregate IPartOf.Root => Allocation;
}

public static class AllocationVisibility
{
    /// <summary>Of organisations where the person has any role; all of them for those who run or audit the centre.</summary>
    public static IQueryable<Allocation> VisibleTo(this IQueryable<Allocation> allocations, Actor actor)
    {
        if (actor.May(Permission.OperateCentre) || actor.May(Permission.ReadAudit)) return allocations;
        var organisations = actor.Memberships.Keys.ToArray();
        return allocations.Where(a => organisations.Contains(a.OrganisationId));
    }

    /// <summary>Those that have not reached their last day; <see cref="AllocationLifecycle.IsOver"/> for the database.</summary>
    public static IQueryable<Allocation> NotOver(this IQueryable<Allocation> allocations) =>
        allocations.Where(a => a.State != AllocationState.Ending && a.State != AllocationState.Ended);

    /// <summary>Those whose users the person may change.</summary>
    public static IQueryable<Allocation> LedBy(this IQueryable<Allocation> allocations, Actor actor)
    {
        var organisations = actor.OrganisationsAs(OrganisationRoles.PrincipalInvestigator);
        return allocations.Where(a => organisations.Contains(a.OrganisationId));
    }
}

internal sealed class AllocationConfiguration : IEntityTypeConfiguration<Allocation>
{
    public void Configure(EntityTypeBuilder<Allocation> allocation)
    {
        allocation.HasKey(a => a.Id);
        allocation.Property(a => a.ProjectReference).HasMaxLength(32);
        allocation.Property(a => a.AccountName).HasMaxLength(Allocation.AccountLength);
        allocation.Ignore(a => a.Days);
        allocation.HasIndex(a => a.AwardId).IsUnique(); // the same award delivered twice makes one allocation
        allocation.HasIndex(a => a.AccountName).IsUnique();
        allocation.HasIndex(a => new { a.State, a.To });
        allocation.HasMany(a => a.Users).WithOne(u => u.Allocation).IsRequired();
        allocation.Navigation(a => a.Users).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class AllocationUserConfiguration : IEntityTypeConfiguration<AllocationUser>
{
    public void Configure(EntityTypeBuilder<AllocationUser> user)
    {
        user.Property(u => u.Id).ValueGeneratedNever();
        user.Ignore(u => u.IsMember);
        user.HasOne<Person>().WithMany().HasForeignKey(u => u.PersonId);
        user.HasIndex("AllocationId", nameof(AllocationUser.PersonId)).IsUnique();
    }
}
