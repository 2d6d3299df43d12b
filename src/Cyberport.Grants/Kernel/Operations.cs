namespace Cyberport.Grants.Kernel;

/// <summary>A use case that changes something: one record, one handler, one file, named as its user would say it.</summary>
public interface IOperation<T>;

/// <summary>A use case that only looks. It runs without a transaction and leaves no audit row.</summary>
public interface IQuery<T>;

/// <summary>Does the operation. Loads with <c>VisibleTo(actor)</c>, changes aggregates of its own slice, never saves: the runner does, once.</summary>
public interface IOperationHandler<in TOperation, T> where TOperation : IOperation<T>
{
    Task<T> HandleAsync(TOperation operation, CancellationToken cancel);
}

/// <summary>
/// The slow part of an operation that needs no transaction: taking an upload in, reading a file. Done once per call, after permission
/// and validation and before the writers' gate, so that nobody waits for it. What it found comes back in a copy of the operation, in a
/// property that only the core can set; the handler decides by that, never by what the page said.
/// </summary>
public interface IPreparation<TOperation>
{
    Task<TOperation> PrepareAsync(TOperation operation, CancellationToken cancel);
}

public interface IQueryHandler<in TQuery, T> where TQuery : IQuery<T>
{
    Task<T> HandleAsync(TQuery query, CancellationToken cancel);
}

/// <summary>Which permission an operation or query asks for; any one of those named suffices. Ownership is the handler's business.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowAttribute(params Permission[] anyOf) : Attribute
{
    public IReadOnlyList<Permission> AnyOf { get; } = anyOf;

    /// <summary>The operation asks for a second factor shown within the last <see cref="Actor.StepUpWindow"/>.</summary>
    public bool StepUp { get; set; }
}

/// <summary>Open to everybody, signed in or not. Written out, because an operation without any mark fails a test.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowAnyoneAttribute : Attribute;

/// <summary>The operation keeps a history of its own instead of an audit row.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsOwnHistoryAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}
