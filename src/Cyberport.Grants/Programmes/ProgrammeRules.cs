using FluentValidation;

namespace Cyberport.Grants.Programmes;

/// <summary>Shapes that several operations ask of a programme's figures.</summary>
internal static class ProgrammeRules
{
    /// <summary>Nothing above it is ever granted (DOMAIN rule 5).</summary>
    public const int HighestPercent = 90;

    public const int MostCriteria = 12;

    public static IRuleBuilderOptions<T, int> StandardCap<T>(this IRuleBuilder<T, int> rule, System.Linq.Expressions.Expression<Func<T, int>> exceptional) => rule
        .GreaterThan(0).WithMessage(_ => ProgrammesWords.CapPositive)
        .LessThanOrEqualTo(exceptional).WithMessage(_ => ProgrammesWords.CapsInOrder);

    public static IRuleBuilderOptions<T, int> ExceptionalCap<T>(this IRuleBuilder<T, int> rule) => rule
        .InclusiveBetween(1, HighestPercent).WithMessage(_ => ProgrammesWords.CapHighest);

    /// <summary>Each criterion has a name and a weight, and all weights together make 100.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<NewCriterion>> WeightsMakeHundred<T>(this IRuleBuilder<T, IReadOnlyList<NewCriterion>> rule) => rule
        .Must(set => set.Count <= MostCriteria).WithMessage(_ => ProgrammesWords.CriteriaTooMany)
        .Must(set => set.All(c => c.Percent is > 0 and <= 100)).WithMessage(_ => ProgrammesWords.WeightPositive)
        .Must(set => set.Sum(c => (long)c.Percent) == 100).WithMessage((_, set) => string.Format(
            System.Globalization.CultureInfo.CurrentCulture, ProgrammesWords.WeightsMakeOther, set.Sum(c => (long)c.Percent)))
        .Must(set => set.All(c => TrilingualRules.IsWhole(c.Name, Criterion.NameLength))).WithMessage(_ => ProgrammesWords.AllLanguages);
}
