using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Applications;

/// <summary>
/// One submission by one organisation under one call, with one or more projects. What it says lies in its answers, each a root of
/// its own; here lie its state, its projects and its dates.
/// </summary>
public sealed class GrantApplication : Aggregate
{
    public const int MaxProjects = 10;
    public const int ReasonLength = 2000;

    private readonly List<Project> _projects = [];
    private readonly List<Conflict> _conflicts = [];

    private GrantApplication() { }

    public GrantApplicationId Id { get; private set; }
    public CallId CallId { get; private set; }
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>The principal investigator, who owns the draft.</summary>
    public PersonId LeadId { get; private set; }

    public ApplicationStatus Status { get; private set; }
    public ReferenceNumber? Reference { get; private set; }

    /// <summary>The form to which the application is pinned, whatever the call publishes later.</summary>
    public string FormCode { get; private set; } = "";
    public int FormVersion { get; private set; }

    public DateTime StartedAt { get; private set; }
    public DateTime? EndorsementAskedAt { get; private set; }
    public PersonId? EndorsementAskedBy { get; private set; }
    public DateTime? SubmittedAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawalReason { get; private set; }

    /// <summary>How many projects were ever added: the last number given.</summary>
    public int LastProjectNumber { get; private set; }
    public int ProjectCount { get; private set; }

    public IReadOnlyList<Project> Projects => _projects;

    /// <summary>For queries to leave the case out by; not loaded with it.</summary>
    internal IReadOnlyList<Conflict> Conflicts => _conflicts;

    internal static GrantApplication Start(Call call, OrganisationId organisation, PersonId lead, DateTime now)
    {
        var application = new GrantApplication
        {
            Id = GrantApplicationId.New(),
            CallId = call.Id,
            OrganisationId = organisation,
            LeadId = lead,
            FormCode = call.FormCode,
            FormVersion = call.FormVersion,
            StartedAt = now,
        };
        application.AddProject();
        return application;
    }

    internal Project AddProject()
    {
        RequireEditable();
        if (ProjectCount >= MaxProjects)
            throw new RuleViolation("applications.too-many-projects", Format(ApplicationsWords.TooManyProjects, MaxProjects));
        var project = new Project(Id, ++LastProjectNumber);
        ProjectCount++;
        _projects.Add(project);
        return project;
    }

    internal void RemoveProject(Project project)
    {
        RequireEditable();
        if (ProjectCount == 1) throw new RuleViolation("applications.last-project", ApplicationsWords.LastProject);
        ProjectCount--;
        _projects.Remove(project);
    }

    internal void RequireEditable()
    {
        if (!ApplicationLifecycle.IsEditable(Status)) throw ApplicationLifecycle.Refusal(Status);
    }

    internal void AskForEndorsement(PersonId by, DateTime now)
    {
        Take(ApplicationAction.AskForEndorsement);
        EndorsementAskedAt = now;
        EndorsementAskedBy = by;
        Raise(new EndorsementAsked(Id, OrganisationId, by));
    }

    internal void TakeBackToDraft()
    {
        Take(ApplicationAction.TakeBackToDraft);
        EndorsementAskedAt = null;
        EndorsementAskedBy = null;
    }

    internal void Submit(SubmissionId submission, ReferenceNumber reference, DateTime now)
    {
        Take(ApplicationAction.Submit);
        Reference = reference;
        SubmittedAt = now;
        foreach (var project in _projects) project.Reference = reference.Project(project.Number);
        Raise(new ApplicationSubmitted(Id, submission, reference.Value, OrganisationId));
    }

    internal void Withdraw(string reason, DateTime now)
    {
        Take(ApplicationAction.Withdraw);
        WithdrawalReason = reason;
        WithdrawnAt = now;
        Raise(new ApplicationWithdrawn(Id, OrganisationId, Reference?.Value));
    }

    private void Take(ApplicationAction action) =>
        Status = ApplicationLifecycle.Next(Status, action) ?? throw ApplicationLifecycle.Refusal(Status);

    private static string Format(string words, params object[] values) =>
        string.Format(System.Globalization.CultureInfo.CurrentCulture, words, values);
}

/// <summary>The team thinks the draft finished and asks for a signature.</summary>
public sealed record EndorsementAsked(GrantApplicationId Application, OrganisationId Organisation, PersonId By) : IEvent;

/// <summary>The endorser handed the application in.</summary>
public sealed record ApplicationSubmitted(GrantApplicationId Application, SubmissionId Submission, string Reference, OrganisationId Organisation) : IEvent;

/// <summary>The organisation took the application back.</summary>
/// <param name="Reference">Null for a draft that was never handed in.</param>
public sealed record ApplicationWithdrawn(GrantApplicationId Application, OrganisationId Organisation, string? Reference) : IEvent;

public static class GrantApplicationVisibility
{
    /// <summary>Applications of organisations where the person has any role. Anything else does not exist for them.</summary>
    public static IQueryable<GrantApplication> VisibleTo(this IQueryable<GrantApplication> applications, Actor actor)
    {
        var organisations = actor.Memberships.Keys.ToArray();
        return applications.Where(a => organisations.Contains(a.OrganisationId));
    }

    /// <summary>
    /// Own organisations' applications; for those who screen, assess and decide also everybody's, once handed in, but for those in
    /// which they have a conflict.
    /// </summary>
    public static IQueryable<GrantApplication> ReadableBy(this IQueryable<GrantApplication> applications, Actor actor)
    {
        var organisations = actor.Memberships.Keys.ToArray();
        var judges = actor.May(Permission.ScreenApplications) || actor.May(Permission.AssessTechnically) || actor.May(Permission.ViewCommittee);
        var person = actor.Person;
        return applications.Where(a => organisations.Contains(a.OrganisationId)
            || (judges && a.SubmittedAt != null && !a.Conflicts.Any(c => c.Person == person && c.ResolvedAt == null)));
    }

    /// <summary>Applications of organisations where the person writes. Endorser and billing contact see but do not write.</summary>
    public static IQueryable<GrantApplication> EditableBy(this IQueryable<GrantApplication> applications, Actor actor) =>
        applications.OfThoseWhere(actor, OrganisationRolesRules.Writing);

    /// <summary>Applications of organisations where the person has one of these roles.</summary>
    public static IQueryable<GrantApplication> OfThoseWhere(this IQueryable<GrantApplication> applications, Actor actor, OrganisationRoles anyOf)
    {
        var organisations = actor.OrganisationsAs(anyOf);
        return applications.Where(a => organisations.Contains(a.OrganisationId));
    }
}

internal sealed class GrantApplicationConfiguration : IEntityTypeConfiguration<GrantApplication>
{
    public void Configure(EntityTypeBuilder<GrantApplication> application)
    {
        application.HasKey(a => a.Id);
        application.HasIndex(a => a.Reference).IsUnique();
        application.HasIndex(a => new { a.OrganisationId, a.Status });
        application.Property(a => a.FormCode).HasMaxLength(Programmes.FormVersion.CodeLength);
        application.Property(a => a.WithdrawalReason).HasMaxLength(GrantApplication.ReasonLength);
        application.HasMany(a => a.Projects).WithOne().HasForeignKey(p => p.ApplicationId);
        application.HasMany(a => a.Conflicts).WithOne().HasForeignKey(c => c.ApplicationId);
        application.HasOne<Call>().WithMany().HasForeignKey(a => a.CallId);
        application.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId);
    }
}
