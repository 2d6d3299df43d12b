using System.Globalization;
using Cyberport.Grants.Allocations;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Notifications;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Reviews;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Slurm;
using Cyberport.Grants.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Tests.Notifications;

/// <summary>Whoever is told of something and follows the link gets an answer, not a refusal: on the demonstration, told to its end.</summary>
[Collection(nameof(DemonstratedHost))]
public sealed class NoticeLinkTests(DemonstratedHost demonstration)
{
    /// <summary>These go by mail alone, to people who need not be signed in.</summary>
    private static readonly NoticeKind[] MailsOnly =
        [NoticeKind.EmailToConfirm, NoticeKind.AccountExists, NoticeKind.PasswordResetAsked, NoticeKind.PasswordChanged, NoticeKind.Invited, NoticeKind.SubmittedToContact];

    [Fact]
    public async Task Every_notice_leads_its_reader_to_a_page_that_answers()
    {
        await TellTheRestAsync();
        var told = await demonstration.Host.InDatabaseAsync(db => db.Set<Notice>().Select(n => new { n.Kind, n.Person, n.Link }).Distinct().ToListAsync());
        var cast = DemonstrationPeople.All.ToDictionary(p => DemonstrationPeople.IdOf(p.DemoId), p => p.DemoId);

        Assert.Equal(Enum.GetValues<NoticeKind>().Except(MailsOnly).Order(), told.Select(t => t.Kind).Distinct().Order());
        var refused = new List<string>();
        foreach (var notice in told)
            if (await AnswerAsync(await ActorAsync(cast[notice.Person]), notice.Link) is var answer and not OutcomeKind.Done)
                refused.Add($"{notice.Kind} to {cast[notice.Person]}: {notice.Link} {answer}");
        Assert.Empty(refused);
    }

    /// <summary>Asks what the page behind a link asks.</summary>
    private async Task<OutcomeKind> AnswerAsync(Actor reader, string link)
    {
        var host = demonstration.Host;
        var parts = link.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var id = Guid.TryParse(parts[^1], out var named) ? named : Guid.Empty;
        return (id == Guid.Empty ? link : link.Replace(parts[^1], "*", StringComparison.Ordinal)) switch
        {
            "/applications/*" => (await host.AskAsync(reader, new ViewCase(new(id)))) is { IsDone: true } own ? own.Kind : (await host.AskAsync(reader, new ViewAnswers(new(id)))).Kind,
            "/offers/*" => (await host.AskAsync(reader, new ViewOffer(new(id)))).Kind,
            "/allocations/*" => (await host.AskAsync(reader, new ViewProjectUse(new(id)))).Kind,
            "/centre/allocations/*" => (await host.AskAsync(reader, new ViewAllocation(new(id)))).Kind,
            "/organisations/*" => (await host.AskAsync(reader, new ViewOrganisation(new(id)))).Kind,
            "/organisations" => (await host.AskAsync(reader, new ViewMyOrganisations())).Kind,
            "/screening/*" => (await host.AskAsync(reader, new ViewScreeningCase(new(id)))).Kind,
            "/assessments/*" => (await host.AskAsync(reader, new ViewAssessment(new(id)))).Kind,
            "/screening" => (await host.AskAsync(reader, new ViewScreeningQueue())).Kind,
            "/reviews/*" => (await host.AskAsync(reader, new ViewReview(new(id)))).Kind,
            "/bills/*" => (await host.AskAsync(reader, new ViewBill(new(id)))).Kind,
            _ when parts[0] == "billing" => (await host.AskAsync(reader, new ViewMonth(DateOnly.ParseExact(parts[1] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture)))).Kind,
            "/committee/meetings/*" => (await host.AskAsync(reader, new Grants.Panels.Meetings.ViewMeeting(new(id)))).Kind,
            _ => throw new InvalidOperationException($"No page is known at {link}."),
        };
    }

    /// <summary>Memberships as they are now, not as the cast began.</summary>
    private async Task<Actor> ActorAsync(string demoId)
    {
        var (person, cast) = (DemonstrationPeople.IdOf(demoId), demonstration.As(demoId));
        var memberships = await demonstration.Host.InDatabaseAsync(db => db.Set<Membership>()
            .Where(m => m.Person == person && m.State == MembershipState.Active).ToDictionaryAsync(m => m.OrganisationId, m => m.Roles));
        return Actor.Of(person, null, cast.Name, cast.StaffRoles, memberships, demonstration.Host.Clock.MachineUtcNow);
    }

    /// <summary>What the demonstration's stories do not tell.</summary>
    private async Task TellTheRestAsync()
    {
        var host = demonstration.Host;
        Actor As(string demoId) => demonstration.As(demoId);
        await AskForSignatureAsync(As("pi"));

        var body = (await host.DoneAsync(As("reviewer1"), new RegisterOrganisation(
            new("Harbour Robotics", "海港機械人"), OrganisationCategory.StartUp, "87654321", new("1 Pier Road", "碼頭道一號"), "office@robotics.example", OrganisationRoles.Endorser))).Id;
        await host.DoneAsync(As("reviewer2"), new RequestToJoin("87654321", OrganisationRoles.Member, ""));
        var asked = (await host.AskAsync(await ActorAsync("reviewer1"), new ViewOrganisation(body))).Value!;
        await host.DoneAsync(await ActorAsync("reviewer1"), new AnswerJoinRequest(body, asked.Requests.Single().Person, false, OrganisationRoles.Member, asked.Version));

        var open = await host.InDatabaseAsync(db => db.Set<Offer>().AsNoTracking().FirstAsync(o => o.State == OfferState.Open));
        await host.DoneAsync(As("endorser2"), new DeclineOffer(open.Id, open.Version, "Cards were found elsewhere."));
        var startUp = DemonstrationPeople.BodyIdOf(DemonstrationPeople.StartUp);
        var waiting = await host.InDatabaseAsync(db => db.Set<ScreeningCase>().AsNoTracking().Where(c => c.State == ScreeningState.Open && c.OrganisationId == startUp)
            .Join(db.Set<GrantApplication>(), c => c.ApplicationId, a => a.Id, (c, a) => new { a.Id, a.Version }).FirstAsync());
        await host.DoneAsync(As("endorser2"), new WithdrawApplication(waiting.Id, waiting.Version, "Funded elsewhere."));

        await TellOfCallsAsync(host);
        await TellOfReviewsAsync(host);

        var account = await host.InDatabaseAsync(db => db.Set<Allocation>().Select(a => a.AccountName).FirstAsync());
        await host.Services.GetRequiredService<SimulatedCentre>().EditByHandAsync(account, limits: new(1, 2, 3, 4));
        await host.Services.GetRequiredService<ReconcileCentre>().RunAsync(all: true, default);
        host.Time.Advance(TimeSpan.FromDays(500));
        await host.DoneAsync(Actor.System("test"), new EndAllocations());
        await host.DoneAsync(Actor.System("test"), new RemindOfOverdue());
        await SendMonthBackAsync(host);
    }

    private async Task TellOfCallsAsync(GrantsHost host)
    {
        async Task<Call> CallAsync() => await host.InDatabaseAsync(db => db.Set<Call>().AsNoTracking().SingleAsync(c => db.Set<GrantApplication>().Any(a => a.CallId == c.Id && a.Status == ApplicationStatus.Draft)));
        // The demonstration's call is a rolling one, and those have no deadline to extend.
        await host.InDatabaseAsync(db => db.Set<Call>().ExecuteUpdateAsync(set => set.SetProperty(c => c.ClosesAt, host.Clock.UtcNow.AddDays(30))));
        var call = await CallAsync();
        await host.DoneAsync(demonstration.As("admin"), new ExtendCall(call.Id, call.Version, DemonstrationPeople.BodyIdOf(DemonstrationPeople.University), host.Clock.UtcNow.AddDays(90), "The university was closed by a storm."));
        call = await CallAsync();
        await host.DoneAsync(demonstration.As("admin"), new CloseCall(call.Id, call.Version, "The programme's money is spoken for."));
    }

    private async Task SendMonthBackAsync(GrantsHost host)
    {
        var next = (await host.InDatabaseAsync(db => db.Set<MonthClose>().MaxAsync(m => m.Month))).AddMonths(1);
        var close = await host.DoneAsync(demonstration.As("finance"), new PrepareMonth(next));
        var version = await host.InDatabaseAsync(db => db.Set<MonthClose>().Where(m => m.Id == close).Select(m => m.Version).SingleAsync());
        await host.DoneAsync(demonstration.As("finance-approver"), new SendCloseBack(close, version, "One award is missing."));
    }

    private async Task TellOfReviewsAsync(GrantsHost host)
    {
        var written = await host.InDatabaseAsync(db => db.Set<ReviewAssignment>().AsNoTracking().FirstAsync(a => a.State == ReviewAssignmentState.Submitted && !db.Set<ReviewsClosed>().Any(c => c.ProjectId == a.ProjectId)));
        await host.DoneAsync(demonstration.As("officer"), new ReopenReview(written.Id, written.Version, "The comment speaks of another project."));
        var due = await host.InDatabaseAsync(db => db.Set<ReviewAssignment>().AsNoTracking().Where(a => a.Id == written.Id).Select(a => a.DueOn).SingleAsync());
        foreach (var day in (int[])[-1, 3])
        {
            host.Time.Advance(TimeSpan.FromDays(due.DayNumber + day - host.Clock.Today.DayNumber));
            await host.DoneAsync(Actor.System("test"), new RemindReviewers());
        }
    }

    private async Task AskForSignatureAsync(Actor investigator)
    {
        var call = await demonstration.Host.InDatabaseAsync(db => db.Set<Call>().Select(c => c.Id).SingleAsync());
        await using var scope = demonstration.Host.Services.CreateAsyncScope();
        var draft = await scope.ServiceProvider.GetRequiredService<SampleDrafting>().DraftAsync(
            investigator, call, DemonstrationPeople.BodyIdOf(DemonstrationPeople.University), SampleApplications.University, [SampleApplications.Project("cantonese-speech").Starting(new(2026, 4, 1))]);
        await demonstration.Host.DoneAsync(investigator, new AskForEndorsement(draft, (await demonstration.Host.AskAsync(investigator, new ViewTasks(draft))).Value!.Version));
    }
}
