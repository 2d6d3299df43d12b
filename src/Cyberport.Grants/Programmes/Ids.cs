using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Programmes;

public readonly record struct ProgrammeId(Guid Value) : IId<ProgrammeId>
{
    public static ProgrammeId From(Guid value) => new(value);
    public static ProgrammeId New() => new(Guid.CreateVersion7());
}

public readonly record struct CallId(Guid Value) : IId<CallId>
{
    public static CallId From(Guid value) => new(value);
    public static CallId New() => new(Guid.CreateVersion7());
}

public readonly record struct PriceListId(Guid Value) : IId<PriceListId>
{
    public static PriceListId From(Guid value) => new(value);
    public static PriceListId New() => new(Guid.CreateVersion7());
}
