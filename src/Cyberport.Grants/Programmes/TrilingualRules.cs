using Cyberport.Grants.Values;
using FluentValidation;

namespace Cyberport.Grants.Programmes;

/// <summary>What administrators write for everybody is written in all three languages.</summary>
internal static class TrilingualRules
{
    public static bool IsWhole(TrilingualText text, int most) =>
        new[] { text.English, text.Traditional, text.Simplified }.All(side => !string.IsNullOrWhiteSpace(side) && side.Length <= most);

    /// <param name="most">Characters in each language.</param>
    public static IRuleBuilderOptions<T, TrilingualText> InAllLanguages<T>(this IRuleBuilder<T, TrilingualText> rule, int most) => rule
        .Must(text => !string.IsNullOrWhiteSpace(text.English) && !string.IsNullOrWhiteSpace(text.Traditional) && !string.IsNullOrWhiteSpace(text.Simplified))
        .WithMessage(_ => ProgrammesWords.AllLanguages)
        .Must(text => text.English.Length <= most && text.Traditional.Length <= most && text.Simplified.Length <= most)
        .WithMessage(_ => string.Format(System.Globalization.CultureInfo.CurrentCulture, ProgrammesWords.TextTooLong, most));
}
