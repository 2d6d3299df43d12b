using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Reviews;

public readonly record struct ReviewAssignmentId(Guid Value) : IId<ReviewAssignmentId>
{
    public static ReviewAssignmentId From(Guid value) => new(value);
    public static ReviewAssignmentId New() => new(Guid.CreateVersion7());
}

public readonly record struct ReviewId(Guid Value) : IId<ReviewId>
{
    public static ReviewId From(Guid value) => new(value);
    public static ReviewId New() => new(Guid.CreateVersion7());
}
