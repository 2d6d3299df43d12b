using Cyberport.Grants.Allocations;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Allocations;

public class ReconciliationTests
{
    private static readonly AllocationId Id = AllocationId.New();
    private static readonly DateTime Then = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private const string Account = "aiss-2026-0001-1";

    private static DesiredAccount Desired(AccountPhase phase = AccountPhase.Open, int cards = 2, long minutes = 1000, params string[] logins) =>
        new(Id, Account, new Cards(cards), new TresMinutes(minutes), phase, logins);

    private static ObservedAccount Observed(DesiredAccount as_, params string[] logins) => new(
        Account, as_.Mark, as_.Limits, [.. logins.Select(l => new ObservedUser(l))], [.. logins], []);

    private static LastApplied Last(DesiredAccount as_, params string[] logins) => new(as_.Limits, logins, Then);
    private static WrittenAhead Ahead(DesiredAccount as_, params string[] logins) => new(as_.Limits, logins);

    private static ReconciliationPlan Plan(DesiredAccount desired, LastApplied? last, WrittenAhead ahead, ObservedAccount? observed, int cap = 20) =>
        Reconciliation.Plan(desired, last, ahead, observed, cap);

    [Fact]
    public void An_account_that_is_missing_is_made_limited_and_then_peopled()
    {
        var desired = Desired(logins: ["alice", "bob"]);
        var plan = Plan(desired, null, WrittenAhead.Nothing, null);
        Assert.Equal<CentreStep>(
            [new CreateAccount(Account, desired.Mark), new WriteLimits(Account, desired.Limits), new AddUser(Account, "alice", false), new AddUser(Account, "bob", false)],
            plan.Steps);
        Assert.Empty(plan.Incidents);
    }

    [Fact]
    public void What_is_as_wanted_is_left_alone()
    {
        var desired = Desired(logins: ["alice"]);
        Assert.True(Plan(desired, Last(desired, "alice"), Ahead(desired, "alice"), Observed(desired, "alice")).IsTrue);
    }

    [Fact]
    public void An_account_with_our_mark_is_adopted_even_when_nothing_is_remembered()
    {
        var desired = Desired(logins: ["alice"]);
        var plan = Plan(desired, null, WrittenAhead.Nothing, Observed(desired) with { Limits = null });
        Assert.Equal<CentreStep>([new WriteLimits(Account, desired.Limits), new AddUser(Account, "alice", false)], plan.Steps);
        Assert.Empty(plan.Incidents);
    }

    [Theory]
    [InlineData("physics department")]
    [InlineData("")]
    [InlineData("cyberport.grants allocation 00000000-0000-0000-0000-000000000000")]
    public void A_foreign_account_of_our_name_is_refused_and_not_touched(string description)
    {
        var desired = Desired(logins: ["alice"]);
        var plan = Plan(desired, Last(desired, "alice"), Ahead(desired, "alice"), Observed(desired, "mallory") with { Description = description });
        Assert.NotNull(plan.Foreign);
        Assert.Empty(plan.Steps);
        Assert.False(plan.IsTrue);
    }

    [Fact]
    public void A_limit_changed_by_hand_is_an_incident_and_is_put_right()
    {
        var desired = Desired(logins: ["alice"]);
        var edited = Observed(desired, "alice") with { Limits = desired.Limits with { Minutes = 999_999, Cards = 8 } };
        var plan = Plan(desired, Last(desired, "alice"), Ahead(desired, "alice"), edited);
        Assert.Equal<CentreStep>([new WriteLimits(Account, desired.Limits)], plan.Steps);
        Assert.Equal([new Incident(HandEdit.CardCap, "", "2", "8"), new Incident(HandEdit.Budget, "", "1000", "999999")], plan.Incidents);
    }

    [Fact]
    public void A_change_that_we_want_is_no_incident()
    {
        var before = Desired(logins: ["alice"]);
        var more = Desired(minutes: 2000, logins: ["alice", "bob"]);
        var plan = Plan(more, Last(before, "alice"), Ahead(before, "alice"), Observed(before, "alice"));
        Assert.Equal<CentreStep>([new WriteLimits(Account, more.Limits), new AddUser(Account, "bob", false)], plan.Steps);
        Assert.Empty(plan.Incidents);
    }

    [Fact]
    public void Our_own_write_that_was_never_remembered_is_no_incident()
    {
        var (before, cutOff, now) = (Desired(logins: ["alice"]), Desired(minutes: 2000, logins: ["alice"]), Desired(minutes: 3000, logins: ["alice"]));
        var plan = Plan(now, Last(before, "alice"), Ahead(cutOff, "alice"), Observed(cutOff, "alice"));
        Assert.Empty(plan.Incidents);
        Assert.Equal<CentreStep>([new WriteLimits(Account, now.Limits)], plan.Steps);
    }

    [Fact]
    public void A_login_that_we_never_put_there_is_shown_and_not_taken_away()
    {
        var desired = Desired(logins: ["alice"]);
        var plan = Plan(desired, Last(desired, "alice"), Ahead(desired, "alice"), Observed(desired, "alice", "mallory"));
        Assert.Empty(plan.Steps);
        Assert.Equal([new Incident(HandEdit.UserAdded, "mallory", "–", "mallory")], plan.Incidents);
    }

    [Fact]
    public void A_user_who_left_the_project_loses_running_jobs_and_then_the_association()
    {
        var desired = Desired(logins: ["alice"]);
        var observed = Observed(desired, "alice", "bob") with
        {
            Users = [new("alice"), new("bob", NextDefault: "other")],
            ActiveJobs = [new(7, "bob", true), new(8, "alice", true)],
        };
        var plan = Plan(desired, Last(desired, "alice", "bob"), Ahead(desired, "alice", "bob"), observed);
        Assert.Equal<CentreStep>([new CancelJobs(Account, [7]), new RemoveUser(Account, "bob", "other")], plan.Steps);
    }

    [Fact]
    public void More_removals_than_one_run_may_do_are_held_back()
    {
        var desired = Desired();
        var all = new[] { "a", "b", "c", "d" };
        var plan = Plan(desired, Last(desired, all), Ahead(desired, all), Observed(desired, all), cap: 3);
        Assert.Equal(3, plan.Steps.Count);
        Assert.Equal(["d"], plan.HeldBack);
        Assert.False(plan.IsTrue);
    }

    [Fact]
    public void At_its_end_an_account_is_closed_and_its_jobs_cancelled_but_its_users_stay()
    {
        var open = Desired(logins: ["alice"]);
        var over = Desired(AccountPhase.Over, logins: ["alice"]);
        var plan = Plan(over, Last(open, "alice"), Ahead(open, "alice"), Observed(open, "alice") with { ActiveJobs = [new(3, "alice", true)] });
        Assert.Equal<CentreStep>([new WriteLimits(Account, over.Limits), new CancelJobs(Account, [3])], plan.Steps);
        Assert.True(over.Limits.IsClosed);
    }

    [Fact]
    public void Before_its_first_day_an_account_is_made_closed() =>
        Assert.Contains(Plan(Desired(AccountPhase.NotYet), null, WrittenAhead.Nothing, null).Steps, s => s is WriteLimits { Limits.IsClosed: true });

    [Fact]
    public void What_ended_before_it_was_made_is_never_made() =>
        Assert.True(Plan(Desired(AccountPhase.Over, logins: ["alice"]), null, WrittenAhead.Nothing, null).IsTrue);

    [Fact]
    public void An_account_that_somebody_deleted_is_an_incident_and_is_made_again()
    {
        var desired = Desired(logins: ["alice"]);
        var plan = Plan(desired, Last(desired, "alice"), Ahead(desired, "alice"), null);
        Assert.Equal(HandEdit.AccountGone, Assert.Single(plan.Incidents).Edit);
        Assert.IsType<CreateAccount>(plan.Steps[0]);
    }

    [Fact]
    public void Reopening_by_hand_after_the_end_is_closed_again_and_told()
    {
        var over = Desired(AccountPhase.Over, logins: ["alice"]);
        var plan = Plan(over, Last(over, "alice"), Ahead(over, "alice"), Observed(over, "alice") with { Limits = over.Limits with { Jobs = null, Submitted = null } });
        Assert.Equal(HandEdit.Switch, Assert.Single(plan.Incidents).Edit);
        Assert.Single(plan.Steps);
    }
}
