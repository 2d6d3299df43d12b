using CsCheck;
using Cyberport.Grants.Allocations;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Allocations;

/// <summary>Whatever is wanted, wherever a run is cut off and whatever hands do meanwhile: it ends as wanted, and strangers' things stay.</summary>
public class ReconciliationConverges
{
    private static readonly string[] Logins = ["alice", "bob", "carol", "dan"];

    private static readonly Gen<string[]> SomeLogins = Gen.Shuffle(Logins, 0, 4).Select(l => l.Order(StringComparer.Ordinal).ToArray());

    private static readonly Gen<DesiredAccount> SomeDesired = Gen.Select(Gen.Int[1, 8], Gen.Long[0, 9999], Gen.Enum<AccountPhase>(), SomeLogins,
        (cards, minutes, phase, logins) => new DesiredAccount(new(Guid.Empty), "aiss-2026-0001-1", new Cards(cards), new TresMinutes(minutes), phase, logins));

    [Fact]
    public void The_steps_of_a_plan_lead_to_what_is_wanted() =>
        Gen.Select(SomeDesired, SomeDesired).Sample((before, desired) =>
        {
            var cluster = new PaperCluster();
            cluster.Run(before, cutAfter: int.MaxValue);
            cluster.Run(desired, cutAfter: int.MaxValue);
            if (before.Phase != AccountPhase.Over || cluster.Exists) Assert.True(cluster.PlanFor(desired).IsTrue);
        }, iter: 2000);

    [Fact]
    public void A_second_run_has_nothing_to_do() =>
        SomeDesired.Sample(desired =>
        {
            var cluster = new PaperCluster();
            cluster.Run(desired, cutAfter: int.MaxValue);
            Assert.Empty(cluster.PlanFor(desired).Steps);
            Assert.Empty(cluster.PlanFor(desired).Incidents);
        }, iter: 500);

    /// <summary>500 seeds: changes of mind, runs cut off before, between and after writes. No hand was there, so no incident may be told.</summary>
    [Fact]
    public void Runs_cut_off_anywhere_converge_without_a_false_incident()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var cluster = new PaperCluster();
            var desired = Draw(random);
            for (var turn = 0; turn < 30; turn++)
            {
                if (random.Next(3) == 0) desired = Draw(random);
                cluster.Run(desired, cutAfter: random.Next(2) == 0 ? int.MaxValue : random.Next(-1, 6), forget: random.Next(3) == 0);
                Assert.True(cluster.Incidents.Count == 0, $"seed {seed}, turn {turn}: {string.Join("; ", cluster.Incidents)}");
            }
            cluster.Run(desired, cutAfter: int.MaxValue);
            Assert.True(cluster.PlanFor(desired).IsTrue, $"seed {seed}");
        }
    }

    /// <summary>500 seeds with hands at work: what they changed of ours comes back, whom they added stays, and each of it is told.</summary>
    [Fact]
    public void Hand_edits_are_told_and_put_right_and_strangers_stay()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var cluster = new PaperCluster();
            var desired = Draw(random) with { Phase = AccountPhase.Open };
            for (var turn = 0; turn < 20; turn++)
            {
                cluster.Run(desired, cutAfter: int.MaxValue);
                var told = cluster.Incidents.Count;
                switch (random.Next(4))
                {
                    case 0: cluster.Edit(limits: new AccountLimits(random.Next(100, 200), 1_000_000 + turn, null, null)); break;
                    case 1: cluster.Edit(add: "mallory"); break;
                    case 2 when desired.Logins.Count > 0: cluster.Edit(remove: desired.Logins[random.Next(desired.Logins.Count)]); break;
                    default: continue;
                }
                cluster.Run(desired, cutAfter: int.MaxValue);
                Assert.True(cluster.Incidents.Count > told, $"seed {seed}, turn {turn}: nothing told");
            }
            Assert.True(cluster.PlanFor(desired).IsTrue, $"seed {seed}");
            if (cluster.Incidents.Any(i => i.Edit == HandEdit.UserAdded)) Assert.Contains("mallory", cluster.Users);
        }
    }

    private static DesiredAccount Draw(Random random) => new(
        new(Guid.Empty), "aiss-2026-0001-1", new Cards(random.Next(1, 9)), new TresMinutes(random.Next(10_000)), random.Next(4) == 0 ? AccountPhase.NotYet : AccountPhase.Open,
        [.. Logins.Where(_ => random.Next(2) == 0)]);

    /// <summary>A cluster of one account, and what the portal remembers of it: the same turns as the real run, with a pair of scissors.</summary>
    private sealed class PaperCluster
    {
        private ObservedAccount? _account;
        private LastApplied? _last;
        private WrittenAhead _ahead = WrittenAhead.Nothing;

        public List<Incident> Incidents { get; } = [];
        public bool Exists => _account is not null;
        public IEnumerable<string> Users => _account!.Logins;

        public ReconciliationPlan PlanFor(DesiredAccount desired) => Reconciliation.Plan(desired, _last, _ahead, _account, 100);

        /// <param name="cutAfter">−1: before anything is written ahead; 0: before the first write; n: after n writes.</param>
        /// <param name="forget">Everything is written, but the run is cut off before it is saved.</param>
        public void Run(DesiredAccount desired, int cutAfter, bool forget = false)
        {
            var plan = PlanFor(desired);
            if (cutAfter < 0) return;
            Incidents.AddRange(plan.Incidents);
            if (plan.Steps.Count > 0)
            {
                _last = Reconciliation.Explained(_last, _ahead, desired, _account, plan.Incidents, default);
                _ahead = _ahead.With(desired.Limits, desired.Logins);
            }
            foreach (var step in plan.Steps)
            {
                if (cutAfter-- <= 0) return;
                Apply(step);
                Assert.True(Reconciliation.Took(step, _account));
            }
            if (forget || !PlanFor(desired).IsTrue || _account?.Limits is null) return;
            _last = new(_account.Limits, [.. _account.Logins.Where(_ahead.Logins.Contains)], default);
        }

        public void Edit(AccountLimits? limits = null, string? add = null, string? remove = null)
        {
            if (limits is not null) _account = _account! with { Limits = limits };
            if (add is not null && !Users.Contains(add)) _account = _account! with { Users = [.. _account.Users, new(add)] };
            if (remove is not null) _account = _account! with { Users = [.. _account.Users.Where(u => u.Login != remove)] };
        }

        private void Apply(CentreStep step)
        {
            switch (step)
            {
                case CreateAccount create:
                    Assert.Null(_account); // never a second one
                    _account = new(create.Account, create.Mark, null, [], [], []);
                    break;
                case WriteLimits write: _account = _account! with { Limits = write.Limits }; break;
                case AddUser user: Edit(add: user.Login); break;
                case RemoveUser user: Edit(remove: user.Login); break;
                default: Assert.Fail($"unexpected {step}"); break;
            }
        }
    }
}
