using System.Globalization;

namespace Cyberport.Grants.Allocations;

/// <summary>What somebody did to our account by hand, seen as a difference from what the portal last wrote.</summary>
public enum HandEdit
{
    CardCap,
    Budget,

    /// <summary>GrpJobs or GrpSubmitJobs: opened or closed.</summary>
    Switch,
    AccountGone,
    UserRemoved,

    /// <summary>A login that the portal never put there. Shown, never taken away: it is not ours.</summary>
    UserAdded,
}

/// <param name="Subject">The login, for edits of users; else empty.</param>
/// <param name="Applied">What the portal had written.</param>
/// <param name="Found">What stands there instead.</param>
public sealed record Incident(HandEdit Edit, string Subject, string Applied, string Found);

/// <param name="Foreign">An account of our name that is not ours stands there; its description. Then there are no steps.</param>
/// <param name="HeldBack">Logins that would have been removed beyond the cap of one run.</param>
public sealed record ReconciliationPlan(
    IReadOnlyList<CentreStep> Steps, IReadOnlyList<Incident> Incidents, string? Foreign, IReadOnlyList<string> HeldBack)
{
    /// <summary>Nothing to do: what stands is what is wanted.</summary>
    public bool IsTrue => Foreign is null && Steps.Count == 0 && HeldBack.Count == 0;
}

/// <summary>
/// Desired × last applied × observed → steps. Pure. The portal is the truth for what it wrote; what it did not write it leaves
/// alone. What is neither desired, nor last applied, nor written ahead was made by a hand: an incident, and repaired.
/// </summary>
public static class Reconciliation
{
    /// <param name="removalCap">How many users one run may still remove; a mistake upstream then empties no cluster.</param>
    public static ReconciliationPlan Plan(
        DesiredAccount desired, LastApplied? last, WrittenAhead ahead, ObservedAccount? observed, int removalCap)
    {
        if (observed is null) return Missing(desired, last);
        if (observed.Description != desired.Mark)
            return new([], [], observed.Description.Length == 0 ? "–" : observed.Description, []);

        var removable = observed.Logins.Except(desired.Logins).Where(ahead.Logins.Contains).Order(StringComparer.Ordinal).ToArray();
        var removed = removable.Take(Math.Max(0, removalCap)).ToArray();
        return new(
            [.. Below(desired, observed), .. removed.SelectMany(login => Removal(desired.Account, login, observed))],
            [.. HandEdits(desired, last, ahead, observed)], null, removable[removed.Length..]);
    }

    /// <summary>
    /// What to compare with from now on, before a new intention replaces the one written ahead. Limits that stand there and that no
    /// incident speaks against are ours, from a run that was cut off; users that are about to be taken away are expected no longer.
    /// </summary>
    public static LastApplied? Explained(
        LastApplied? last, WrittenAhead ahead, DesiredAccount desired, ObservedAccount? observed, IReadOnlyCollection<Incident> incidents, DateTime now)
    {
        if (observed?.Limits is null) return last;
        var staying = observed.Logins.Where(ahead.Logins.Contains).Intersect(desired.Logins).ToArray();
        return incidents.All(i => i.Edit is HandEdit.UserAdded or HandEdit.UserRemoved) ? new(observed.Limits, staying, now)
            : last is null ? null
            : last with { Logins = staying };
    }

    /// <summary>Whether a step stands on the cluster when read back. Jobs take seconds to end, so their cancelling shows at the next check.</summary>
    public static bool Took(CentreStep step, ObservedAccount? observed) => step switch
    {
        CreateAccount create => observed?.Description == create.Mark,
        WriteLimits write => observed?.Limits == write.Limits,
        AddUser add => observed?.Logins.Contains(add.Login) == true,
        RemoveUser remove => observed?.Logins.Contains(remove.Login) == false,
        CancelJobs => true,
        _ => throw new InvalidOperationException($"What {step.GetType().Name} leaves behind is not known."),
    };

    // An account that is gone after its end is no loss of anything still wanted: it is said, and not made again.
    private static ReconciliationPlan Missing(DesiredAccount desired, LastApplied? last)
    {
        Incident[] gone = last is null ? [] : [new(HandEdit.AccountGone, "", desired.Account, "–")];
        if (desired.Phase == AccountPhase.Over) return new([], gone, null, []);
        var bare = new ObservedAccount(desired.Account, desired.Mark, null, [], [], []);
        return new([new CreateAccount(desired.Account, desired.Mark), .. Below(desired, bare)], gone, null, []);
    }

    // Limits before users: between the two nobody can spend without a budget. Jobs go last, when nothing new can start.
    private static IEnumerable<CentreStep> Below(DesiredAccount desired, ObservedAccount observed)
    {
        if (observed.Limits != desired.Limits) yield return new WriteLimits(desired.Account, desired.Limits);
        foreach (var login in desired.Logins.Except(observed.Logins))
            yield return new AddUser(desired.Account, login, observed.KnownLogins.Contains(login));
        if (!desired.Open && observed.ActiveJobs.Count > 0)
            yield return new CancelJobs(desired.Account, [.. observed.ActiveJobs.Select(j => j.JobId)]);
    }

    // An association with active jobs is not taken away by Slurm, so they end first.
    private static IEnumerable<CentreStep> Removal(string account, string login, ObservedAccount observed)
    {
        var theirs = observed.ActiveJobs.Where(j => j.Login == login).Select(j => j.JobId).ToArray();
        if (theirs.Length > 0) yield return new CancelJobs(account, theirs);
        yield return new RemoveUser(account, login, observed.Users.Single(u => u.Login == login).NextDefault);
    }

    private static IEnumerable<Incident> HandEdits(
        DesiredAccount desired, LastApplied? last, WrittenAhead ahead, ObservedAccount observed)
    {
        foreach (var login in observed.Logins.Except(ahead.Logins).Except(desired.Logins).Order(StringComparer.Ordinal))
            yield return new(HandEdit.UserAdded, login, "–", login);
        if (last is null) yield break;

        AccountLimits found = observed.Limits ?? new(null, null, null, null);
        AccountLimits[] ours = ahead.Limits is null ? [last.Limits, desired.Limits] : [last.Limits, desired.Limits, ahead.Limits];
        if (ours.All(l => l.Cards != found.Cards))
            yield return new(HandEdit.CardCap, "", Say(last.Limits.Cards), Say(found.Cards));
        if (ours.All(l => l.Minutes != found.Minutes))
            yield return new(HandEdit.Budget, "", Say(last.Limits.Minutes), Say(found.Minutes));
        if (ours.All(l => (l.Jobs, l.Submitted) != (found.Jobs, found.Submitted)))
            yield return new(HandEdit.Switch, "", SaySwitch(last.Limits), SaySwitch(found));
        foreach (var login in last.Logins.Intersect(desired.Logins).Except(observed.Logins))
            yield return new(HandEdit.UserRemoved, login, login, "–");
    }

    private static string Say(long? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "∞";
    private static string SaySwitch(AccountLimits limits) => $"GrpJobs={Say(limits.Jobs)} GrpSubmitJobs={Say(limits.Submitted)}";
}
