using System.Globalization;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>What was published.</summary>
public sealed record PublishedForm(string Code, int Version);

/// <summary>The administrator publishes a form; from then on this version never changes.</summary>
[Allow(Permission.Administer)]
public sealed record PublishForm(string Json) : IOperation<PublishedForm>
{
    /// <summary>Characters; the standard form has about a tenth of it.</summary>
    public const int Largest = 500_000;
}

internal sealed class PublishFormValidator : AbstractValidator<PublishForm>
{
    public PublishFormValidator() => RuleFor(o => o.Json).NotEmpty().WithMessage(_ => ProgrammesWords.FormFileNeeded)
        .MaximumLength(PublishForm.Largest).WithMessage(_ => ProgrammesWords.FormTooLarge);
}

internal sealed class PublishFormHandler(GrantsDbContext db) : IOperationHandler<PublishForm, PublishedForm>
{
    public async Task<PublishedForm> HandleAsync(PublishForm operation, CancellationToken cancel)
    {
        var form = Read(operation.Json);
        if (form.Version < 1) throw new RuleViolation("programmes.form-version", ProgrammesWords.FormVersionPositive);
        if (await db.Set<FormVersion>().AnyAsync(f => f.Code == form.Code && f.Version == form.Version, cancel))
            throw new RuleViolation("programmes.form-taken", string.Format(CultureInfo.CurrentCulture, ProgrammesWords.FormTaken, form.Version, form.Code));
        db.Add(form);
        return new(form.Code, form.Version);
    }

    private static FormVersion Read(string json)
    {
        try
        {
            return FormVersion.Publish(json);
        }
        catch (FormatException e)
        {
            throw new RuleViolation("programmes.form-unreadable", string.Format(CultureInfo.CurrentCulture, ProgrammesWords.FormUnreadable, e.Message));
        }
    }
}
