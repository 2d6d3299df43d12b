using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Data;

/// <summary>
/// The answer given to a command, under the id that the client made for it. The same command again gets the same answer and has no
/// second effect; another command under the same id is refused.
/// </summary>
internal sealed class AnsweredCommand : IUnaudited
{
    public required Guid Id { get; init; }
    public required PersonId? By { get; init; }
    public required string Operation { get; init; }
    public required Digest Request { get; init; }
    public required string Answer { get; init; }
    public required DateTime At { get; init; }
}

internal sealed class AnsweredCommandConfiguration : IEntityTypeConfiguration<AnsweredCommand>
{
    public void Configure(EntityTypeBuilder<AnsweredCommand> command)
    {
        command.Property(c => c.Id).ValueGeneratedNever();
        command.Property(c => c.Operation).HasMaxLength(120);
        command.HasIndex(c => c.At);
    }
}
