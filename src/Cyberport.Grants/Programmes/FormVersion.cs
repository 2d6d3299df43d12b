using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Programmes;

/// <summary>One published form, never changed: applications are pinned to it. What it says is read by <see cref="FormDefinition.Parse"/>.</summary>
public sealed class FormVersion
{
    public const int CodeLength = 60;

    private FormVersion() { }

    public string Code { get; private set; } = "";
    public int Version { get; private set; }
    public string Json { get; private set; } = "";

    /// <exception cref="FormatException">The JSON is no form.</exception>
    public static FormVersion Publish(string json)
    {
        var form = FormDefinition.Parse(json);
        return new() { Code = form.Code, Version = form.Version, Json = json };
    }
}

internal sealed class FormVersionConfiguration : IEntityTypeConfiguration<FormVersion>
{
    public void Configure(EntityTypeBuilder<FormVersion> form)
    {
        form.ToTable(t => t.HasTrigger("FormVersion_append_only"));
        form.HasKey(f => new { f.Code, f.Version });
        form.Property(f => f.Code).HasMaxLength(FormVersion.CodeLength);
    }
}
