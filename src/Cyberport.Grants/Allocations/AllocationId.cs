using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Allocations;

public readonly record struct AllocationId(Guid Value) : IId<AllocationId>
{
    public static AllocationId From(Guid value) => new(value);
    public static AllocationId New() => new(Guid.CreateVersion7());
}
