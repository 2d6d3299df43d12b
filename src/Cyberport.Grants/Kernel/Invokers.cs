using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Kernel;

/// <summary>Calls the handler of a request whose type is known only at run time.</summary>
internal abstract class Invoker<T>
{
    public abstract Task<T> InvokeAsync(IServiceProvider services, object request, CancellationToken cancel);

    public virtual Task<Outcome<T>?> ValidateAsync(IServiceProvider services, object request, CancellationToken cancel) => Task.FromResult<Outcome<T>?>(null);

    public virtual Task<object> PrepareAsync(IServiceProvider services, object request, CancellationToken cancel) => Task.FromResult(request);
}

internal sealed class QueryInvoker<TQuery, T> : Invoker<T> where TQuery : IQuery<T>
{
    public override Task<T> InvokeAsync(IServiceProvider services, object request, CancellationToken cancel) =>
        services.GetRequiredService<IQueryHandler<TQuery, T>>().HandleAsync((TQuery)request, cancel);
}

internal sealed class OperationInvoker<TOperation, T> : Invoker<T> where TOperation : IOperation<T>
{
    public override Task<T> InvokeAsync(IServiceProvider services, object request, CancellationToken cancel) =>
        services.GetRequiredService<IOperationHandler<TOperation, T>>().HandleAsync((TOperation)request, cancel);

    public override async Task<Outcome<T>?> ValidateAsync(IServiceProvider services, object request, CancellationToken cancel)
    {
        if (services.GetService<IValidator<TOperation>>() is not { } validator) return null;
        var result = await validator.ValidateAsync((TOperation)request, cancel);
        return result.IsValid ? null : Refusals.Invalid<T>(result.Errors);
    }

    public override async Task<object> PrepareAsync(IServiceProvider services, object request, CancellationToken cancel) =>
        services.GetService<IPreparation<TOperation>>() is { } preparation ? await preparation.PrepareAsync((TOperation)request, cancel) : request;
}
