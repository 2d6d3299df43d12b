using System.Reflection;
using FluentValidation.Results;

namespace Cyberport.Grants.Kernel;

/// <summary>The refusals that every operation shares, in words.</summary>
internal static class Refusals
{
    public static Outcome<T>? NotAllowed<T>(Type request, Actor actor, DateTime machineNow)
    {
        if (request.GetCustomAttribute<AllowAnyoneAttribute>() is not null) return null;
        var allow = request.GetCustomAttribute<AllowAttribute>()
            ?? throw new InvalidOperationException($"{request.Name} says neither [Allow] nor [AllowAnyone].");
        if (!allow.AnyOf.Any(actor.May))
            return Outcome<T>.Failed(OutcomeKind.NotAllowed,
                actor.Person is null ? new("kernel.sign-in", KernelWords.SignInFirst) : new("kernel.not-allowed", KernelWords.NotAllowed));
        if (allow.StepUp && !actor.IsSystem && !(actor.MfaAt is { } at && machineNow - at <= Actor.StepUpWindow))
            return Outcome<T>.Failed(OutcomeKind.NotAllowed, new("kernel.step-up", KernelWords.StepUp, StepUp: true));
        return null;
    }

    public static Outcome<T> Of<T>(RuleViolation violation) => Outcome<T>.Failed(OutcomeKind.Refused, new(violation.Code, violation.Message));
    public static Outcome<T> NotFound<T>() => Outcome<T>.Failed(OutcomeKind.NotFound, new("kernel.not-found", KernelWords.NotFound));
    public static Outcome<T> Stale<T>() => Outcome<T>.Failed(OutcomeKind.Stale, new("kernel.stale", KernelWords.Stale));
    public static Outcome<T> Taken<T>() => Outcome<T>.Failed(OutcomeKind.Refused, new("kernel.taken", KernelWords.Taken));
    public static Outcome<T> OtherCommand<T>() => Outcome<T>.Failed(OutcomeKind.Refused, new("kernel.other-command", KernelWords.OtherCommand));

    public static Outcome<T> Invalid<T>(IEnumerable<ValidationFailure> failures) =>
        Outcome<T>.Failed(OutcomeKind.Invalid, new("kernel.invalid", KernelWords.Invalid,
            failures.GroupBy(f => f.PropertyName).ToDictionary(g => g.Key, g => g.Select(f => f.ErrorMessage).Distinct().ToArray())));
}
