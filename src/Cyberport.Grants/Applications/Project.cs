using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Applications;

/// <summary>
/// One of the projects of an application: decided, offered, awarded and allocated by itself. Not a counted part of its root:
/// saving an answer projects figures here, and that must not make the page of a colleague stale.
/// </summary>
public sealed class Project
{
    private Project() { }

    internal Project(GrantApplicationId application, int number)
    {
        Id = ProjectId.New();
        ApplicationId = application;
        Number = number;
    }

    public ProjectId Id { get; private set; }
    public GrantApplicationId ApplicationId { get; private set; }

    /// <summary>From 1 on; a removed number is not given again.</summary>
    public int Number { get; private set; }

    public BilingualText Title { get; internal set; } = BilingualText.Empty;
    public ComputeRequest Request { get; private set; } = new();

    /// <summary>The application's reference and the number, <c>AISS-2026-0001/1</c>; given at submission.</summary>
    public ReferenceNumber? Reference { get; internal set; }
}

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> project)
    {
        project.HasKey(p => p.Id);
        project.HasIndex(p => new { p.ApplicationId, p.Number }).IsUnique();
        project.HasIndex(p => p.Reference).IsUnique();
        project.ComplexProperty(p => p.Request).Ignore(r => r.CardMonths);
    }
}
