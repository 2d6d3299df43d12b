using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Desk;

/// <summary>What somebody can be waited for.</summary>
public enum WaitingKind
{
    FinishApplication,
    Endorse,
    AnswerOffer,
    AnswerJoinRequest,
    Clarify,
    ReadAnswer,
    Screen,
    ChaseClarification,
    AnswerEnquiry,
    Assess,
    VerifyOrganisation,
    PutOnAgenda,
    AttendMeeting,
    RecordDecision,
    SecondResolution,
    ConfirmDecision,
    PublishMeeting,
    PrepareMonth,
    ApproveClose,
    AnswerReversal,
    ChaseArrears,
    PayBill,
    RepairCentre,
    EnterLogin,
    LookAtException,
    Review,
    ArrangeReviews,
}

/// <summary>One thing that waits for the person who looks: what, whose, since when, by when, where.</summary>
/// <param name="About">The case or thing, in the reader's language.</param>
/// <param name="Whose">The organisation, or empty.</param>
/// <param name="Clock">Where working days are pledged; it says more than the date alone.</param>
public sealed record WaitingItem(WaitingKind Kind, string About, string Whose, DateTime Since, DateTime? Due, string Href, PledgeReading? Clock = null)
{
    public string What => Words.Of(Kind, DeskWords.ResourceManager);
    public string Act => Words.In(DeskWords.ResourceManager, $"WaitingAct_{Kind}");
}

/// <summary>The first page of every role.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record ViewHome : IQuery<HomeView>
{
    /// <summary>As many of each kind are listed; the role's own list has the rest.</summary>
    public const int MostOfAKind = 8;
}

/// <param name="Waiting">The soonest due first, then the oldest.</param>
/// <param name="Cases">Own cases with their road, the newest first.</param>
public sealed record HomeView(
    string Name, DateTime Now, IReadOnlyList<WaitingItem> Waiting, IReadOnlyList<HomeCase> Cases, bool Applies, bool SeesFund, bool SeesCapacity, bool SeesCentre);

internal sealed class ViewHomeHandler(WaitingForApplicants applicants, WaitingForStaff staff, WaitingForCommittee committee, HomeCases cases, CurrentActor current, GrantsClock clock, GrantsDbContext db)
    : IQueryHandler<ViewHome, HomeView>
{
    public async Task<HomeView> HandleAsync(ViewHome query, CancellationToken cancel)
    {
        var me = current.Value;
        var person = await db.Set<Organisations.Person>().FindAsync([me.RequirePerson()], cancel) ?? throw new NotFoundException();
        List<WaitingItem> waiting = [.. await applicants.ForAsync(me, cancel), .. await staff.ForAsync(me, cancel), .. await committee.ForAsync(me, cancel)];
        return new HomeView(
            person.DisplayName, clock.UtcNow, [.. waiting.OrderBy(w => w.Due ?? DateTime.MaxValue).ThenBy(w => w.Since)],
            await cases.OfAsync(me, cancel), me.May(Permission.ViewOwnCases), me.May(Permission.ViewFund), me.May(Permission.ViewCommittee), me.May(Permission.OperateCentre));
    }
}
