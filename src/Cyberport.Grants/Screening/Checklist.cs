using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Screening;

/// <summary>One thing to look at.</summary>
/// <param name="Code">The question whose attachment it is, or the form's own check.</param>
public sealed record ChecklistItem(string Code, TrilingualText Label, TrilingualText? Hint, bool IsAttachment);

/// <summary>What has to be looked at before a case is complete: what the form lists, and every attachment that it asks of the category. Pure.</summary>
public static class Checklist
{
    public static IReadOnlyList<ChecklistItem> Of(FormDefinition form, OrganisationCategory category) =>
    [
        .. form.Questions.Where(q => q.Kind == QuestionKind.File && q.IsAskedOf(category)).Select(q => new ChecklistItem(q.Code, q.Label, null, IsAttachment: true)),
        .. form.Checks.Where(c => c.IsAskedOf(category)).Select(c => new ChecklistItem(c.Code, c.Label, c.Hint, IsAttachment: false)),
    ];

    /// <summary>The items that still stand in the way of passing the case.</summary>
    public static IEnumerable<ChecklistItem> Unsettled(IEnumerable<ChecklistItem> items, IReadOnlyDictionary<string, CheckFinding> findings) =>
        items.Where(i => findings.GetValueOrDefault(i.Code) is not (CheckFinding.Fine or CheckFinding.NotApplicable));
}
