using Cyberport.Grants.Kernel;
using FluentValidation;

namespace Cyberport.Grants.Organisations;

/// <summary>Shapes that several operations ask of what people type about themselves.</summary>
internal static class PersonRules
{
    public static IRuleBuilderOptions<T, string> PersonName<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithMessage(_ => OrganisationsWords.NameNeeded)
        .MaximumLength(Person.NameLimit).WithMessage(_ => OrganisationsWords.NameTooLong);

    public static IRuleBuilderOptions<T, string> Email<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithMessage(_ => OrganisationsWords.EmailNeeded)
        .MaximumLength(Person.EmailLimit).WithMessage(_ => OrganisationsWords.EmailWrong)
        .EmailAddress().WithMessage(_ => OrganisationsWords.EmailWrong);

    public static IRuleBuilderOptions<T, string> Language<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(language => Words.Languages.Any(l => l.Name == language)).WithMessage(_ => OrganisationsWords.LanguageUnknown);

    /// <summary>Empty, or a Hong Kong number of 8 digits.</summary>
    public static IRuleBuilderOptions<T, string> Phone<T>(this IRuleBuilder<T, string> rule) => rule
        .Matches(@"^([0-9]{4} ?[0-9]{4})?\z").WithMessage(_ => OrganisationsWords.PhoneWrong);
}
