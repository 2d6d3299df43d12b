using Cyberport.Grants.Allocations;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Packs;
using Cyberport.Grants.Audit;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Desk.Funds;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Notifications;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Reviews;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Screening.Enquiries;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Desk;

/// <summary>How many commands a page's query sends: six for a list, eight for one thing with all about it, however many rows there are.</summary>
[Collection(nameof(DemonstratedHost))]
public sealed class PageQueryTests(DemonstratedHost demonstration)
{
    private const int List = 6, Form = 8;

    private static readonly Dictionary<string, (string Reader, int Most, Func<DemonstratedHost, Task<Func<Actor, Task<bool>>>> Query)> Pages = new[]
    {
        Page("an applicant's home", "pi", List, _ => new ViewHome()),
        Page("an endorser's home", "endorser", List, _ => new ViewHome()),
        Page("an officer's home", "officer", List, _ => new ViewHome()),
        Page("an assessor's home", "assessor", List, _ => new ViewHome()),
        Page("a chair's home", "chair", List, _ => new ViewHome()),
        Page("an operator's home", "operator", List, _ => new ViewHome()),
        Page("an administrator's home", "admin", List, _ => new ViewHome()),
        Page("an applicant's search", "pi", List, _ => new Search("harbour")),
        Page("an officer's search", "officer", List, _ => new Search("a e")),
        Page("an endorser's dates", "endorser", List, _ => new ListDates()),
        Page("a pack", "officer", Form, db => new OpenPack(Submitted(db))),
        Page("exceptions", "admin", List, _ => new ListExceptions()),
        Page("a road", "pi", List, db => new CaseTimeline(Submitted(db))),
        Page("projects to decide", "chair", List, _ => new ViewCommittee()),
        Page("recorded decisions", "chair", List, _ => new ViewCommittee(CommitteeShow.Recorded)),
        Page("published decisions", "chair", List, _ => new ViewCommittee(CommitteeShow.Published)),
        Page("the screening queue", "officer", List, _ => new ViewScreeningQueue(ScreeningState.Passed)),
        Page("own applications", "pi", List, _ => new ListMyApplications()),
        Page("own allocations", "pi", List, _ => new ViewMyAllocations()),
        Page("all allocations", "operator", List, _ => new ViewAllocations()),
        Page("the centre", "operator", List, _ => new ViewCentre()),
        Page("offers", "finance", List, _ => new ViewOffers()),
        Page("the fund", "finance", List, _ => new ViewFund()),
        Page("how the fund came about", "finance", Form, db => new ViewFundPicture(db.Set<FundingLine>().Single().Id)),
        Page("the journal", "finance", List, db => new ViewJournal(db.Set<FundingLine>().Single().Id)),
        Page("an account of a field in the journal", "finance", Form, db => new ViewJournal(db.Set<FundingLine>().Single().Id, new(Account: Account.Owed, Field: "llm"))),
        Page("a month", "finance", Form, db => new ViewMonth(db.Set<MonthClose>().First().Month)),
        Page("a bill", "finance", Form, db => new ViewBill(db.Set<Bill>().First(b => b.PaidCents > 0).Id)),
        Page("a finance officer's home", "finance", List, _ => new ViewHome()),
        Page("a finance approver's home", "finance-approver", List, _ => new ViewHome()),
        Page("a billing contact's home", "billing", List, _ => new ViewHome()),
        Page("months", "finance", Form, _ => new ViewMonths()),
        Page("bills", "billing", List, _ => new ViewBills()),
        Page("arrears", "finance", List, _ => new ViewArrears()),
        Page("notices", "officer", List, _ => new ListNotices()),
        Page("which mails one gets", "officer", List, _ => new ViewNoticeChoices()),
        Page("organisations", "officer", List, _ => new FindOrganisations()),
        Page("people", "admin", List, _ => new FindPeople()),
        Page("the programme", "admin", Form, _ => new ViewProgramme()),
        Page("what is missing", "admin", List, _ => new ViewOpening()),
        Page("conditions", "admin", List, _ => new ListConditions()),
        Page("all calls", "admin", List, _ => new ListAllCalls()),
        Page("forms", "admin", List, _ => new ListForms()),
        Page("a call at work", "admin", Form, db => new ManageCall(db.Set<Call>().First().Id)),
        Page("holidays", "admin", List, _ => new ListHolidays()),
        Page("absences", "admin", List, _ => new ViewAbsences(DemonstrationPeople.IdOf("reviewer1"))),
        Page("the audit trail", "auditor", List, _ => new ReadAuditTrail(new AuditFilter())),
        Page("a task list", "pi", Form, db => new ViewTasks(db.Set<GrantApplication>().First(a => a.Status == ApplicationStatus.Draft).Id)),
        Page("a page of the form", "pi", Form, db => db.Set<GrantApplication>().Include(a => a.Projects).First(a => a.Status == ApplicationStatus.Draft) is var a
            ? new ViewTopic(a.Id, "B1", a.Projects[0].Id) : null!),
        Page("a case", "pi", Form, db => new ViewCase(Submitted(db))),
        Page("what was handed in", "officer", Form, db => new ViewAnswers(Submitted(db))),
        Page("a receipt", "pi", Form, db => new ViewReceipt(Submitted(db))),
        Page("a case before the officer", "officer", Form, db => new ViewScreeningCase(db.Set<ScreeningCase>().First().Id)),
        Page("a case for its applicants", "pi", Form, db => new ViewOwnScreening(Submitted(db))),
        Page("questions to an applicant", "pi", Form, db => new ViewClarifications(Submitted(db))),
        Page("questions to the secretariat", "pi", Form, db => new ViewEnquiries(Submitted(db))),
        Page("what may be asked", "officer", Form, db => new ListAskable(db.Set<ScreeningCase>().First().Id)),
        Page("own assessments", "assessor", List, _ => new ViewAssessments(Done: true)),
        Page("a reviewer's home", "reviewer1", List, _ => new ViewHome()),
        Page("own reviews", "reviewer1", List, _ => new ViewMyReviews()),
        Page("a review", "reviewer1", Form, db => new ViewReview(Held(db))),
        Page("the papers of a review", "reviewer1", Form, db => new ViewReviewPapers(Held(db))),
        Page("a reviewer's profile", "reviewer1", Form, _ => new ViewReviewerProfile()),
        Page("who reviews what", "officer", List, _ => new ViewReviewing()),
        Page("a project before its assessor", "assessor", Form, db => new ViewAssessment(db.Set<TechnicalAssessment>().First(t => t.Assessor == DemonstrationPeople.IdOf("assessor")).Id)),
        Page("requested and recommended", "chair", Form, db => new ViewRecommendations(Submitted(db))),
        Page("a decision", "officer", Form, db => new ViewDecision(db.Set<Decision>().First().ProjectId)),
        Page("an offer", "finance", Form, db => new ViewOffer(db.Set<Offer>().First(o => o.State == OfferState.Accepted).Id)),
        Page("an allocation beside the cluster", "operator", Form, db => new ViewAllocation(db.Set<Allocation>().First().Id)),
        Page("a project's use", "operator", Form, db => new ViewProjectUse(db.Set<Allocation>().First().Id)),
        Page("an organisation", "officer", Form, db => new ViewOrganisation(db.Set<Organisation>().First().Id)),
    }.ToDictionary(p => p.Name, p => (p.Reader, p.Most, p.Query));

    public static TheoryData<string> Names => [.. Pages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_page_asks_the_database_seldom(string name)
    {
        var (reader, most, query) = Pages[name];
        var ask = await query(demonstration);
        Assert.True(await ask(demonstration.As(reader))); // a form's definition is read once per process
        demonstration.Host.Commands.Clear();

        await ask(demonstration.As(reader));

        var sent = demonstration.Host.Commands.Texts;
        Assert.True(sent.Count <= most, $"{sent.Count} commands, at most {most}:\n" + string.Join("\n---\n", sent));
    }

    /// <summary>One of the readers' own university, handed in.</summary>
    private static GrantApplicationId Submitted(GrantsDbContext db) => db.Set<GrantApplication>()
        .First(a => a.SubmittedAt != null && a.OrganisationId == DemonstrationPeople.BodyIdOf(DemonstrationPeople.University)).Id;

    private static ReviewAssignmentId Held(GrantsDbContext db) =>
        db.Set<ReviewAssignment>().First(a => a.Reviewer == DemonstrationPeople.IdOf("reviewer1") && a.State == ReviewAssignmentState.Submitted).Id;

    private static (string Name, string Reader, int Most, Func<DemonstratedHost, Task<Func<Actor, Task<bool>>>> Query) Page<T>(
        string name, string reader, int most, Func<GrantsDbContext, IQuery<T>> query) =>
        (name, reader, most, demonstration => AskingAsync(demonstration, query));

    private static async Task<Func<Actor, Task<bool>>> AskingAsync<T>(DemonstratedHost demonstration, Func<GrantsDbContext, IQuery<T>> query)
    {
        var asked = await demonstration.Host.InDatabaseAsync(db => Task.FromResult(query(db)));
        return async actor => (await demonstration.Host.AskAsync(actor, asked)).IsDone;
    }
}
