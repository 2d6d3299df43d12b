using System.Globalization;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>
/// Whether enough members are there to decide: more than half of those entitled to, and never fewer than three (DOMAIN §1, ours). Who has
/// a conflict with a case counts on neither side.
/// </summary>
/// <param name="Entitled">Members without a conflict.</param>
/// <param name="Present">Those of them who are there.</param>
public readonly record struct Quorum(int Entitled, int Present)
{
    public const int Least = 3;

    public int Needed => Math.Max(Least, (Entitled / 2) + 1);
    public bool IsMet => Present >= Needed;

    public static Quorum Of(IEnumerable<Seat> seats, IReadOnlyCollection<PersonId> conflicted)
    {
        var entitled = seats.Where(s => !conflicted.Contains(s.Person)).ToList();
        return new(entitled.Count, entitled.Count(s => s.Attendance == Attendance.Present));
    }

    /// <exception cref="RuleViolation">Too few are there.</exception>
    public void Require()
    {
        if (!IsMet) throw new RuleViolation("panels.no-quorum", string.Format(CultureInfo.CurrentCulture, PanelsWords.NoQuorum, Present, Entitled, Needed));
    }
}
