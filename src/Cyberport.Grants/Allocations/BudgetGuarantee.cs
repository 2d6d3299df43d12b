namespace Cyberport.Grants.Allocations;

/// <summary>What weakens the budget on the cluster.</summary>
public enum GuaranteeGap
{
    /// <summary>Usage may decay: spent minutes come back.</summary>
    Decay,

    /// <summary>Usage may be reset.</summary>
    Reset,

    /// <summary>A job may start that cannot end within the budget.</summary>
    Overshoot,

    /// <summary>The cluster counts less than its own jobs add up to, whatever was declared.</summary>
    CounterBehind,
}

/// <summary>
/// Whether the budget is a wall or a wish. Hard only where nothing spent can come back and nothing starts that does not fit
/// (DOMAIN rule 19): declared in configuration, and cross-checked by comparing the cluster's counter with the sum of its jobs.
/// </summary>
public sealed record BudgetGuarantee(IReadOnlyList<GuaranteeGap> Gaps)
{
    public bool IsHard => Gaps.Count == 0;

    public static BudgetGuarantee Of(CentreDeclaration declared, bool counterAgrees)
    {
        var gaps = new List<GuaranteeGap>();
        if (!declared.NoDecay) gaps.Add(GuaranteeGap.Decay);
        if (!declared.NoReset) gaps.Add(GuaranteeGap.Reset);
        if (!declared.Safe) gaps.Add(GuaranteeGap.Overshoot);
        if (!counterAgrees) gaps.Add(GuaranteeGap.CounterBehind);
        return new(gaps);
    }
}
