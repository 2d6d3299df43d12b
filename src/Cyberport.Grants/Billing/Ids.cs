using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Billing;

public readonly record struct MonthCloseId(Guid Value) : IId<MonthCloseId>
{
    public static MonthCloseId From(Guid value) => new(value);
    public static MonthCloseId New() => new(Guid.CreateVersion7());
}

public readonly record struct PaymentId(Guid Value) : IId<PaymentId>
{
    public static PaymentId From(Guid value) => new(value);
    public static PaymentId New() => new(Guid.CreateVersion7());
}

public readonly record struct BillId(Guid Value) : IId<BillId>
{
    public static BillId From(Guid value) => new(value);
    public static BillId New() => new(Guid.CreateVersion7());
}
