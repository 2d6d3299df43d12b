using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Notifications;
using Cyberport.Grants.Screening.Enquiries;
using Cyberport.Grants.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Tests.Notifications;

/// <summary>Who is told of what stands in one table, and what need not be mailed is its reader's choice.</summary>
public sealed class NoticeMatrixTests
{
    public static TheoryData<NoticeKind> Kinds => [.. Enum.GetValues<NoticeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_a_row_and_every_role_one_at_most(NoticeKind kind)
    {
        var rows = NoticeMatrix.Of(kind).ToList();

        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, rows.Select(r => r.Role).Distinct().Count());
        Assert.All(rows, r => Assert.True(r.Bell || r.Mail));
        Assert.All(rows.Where(r => r.IsMandatory), r => Assert.True(r.Mail));
        foreach (var language in Words.Languages)
            Assert.All(rows, r => Assert.NotEmpty(Words.Of(r.Role, NotificationsWords.ResourceManager, language) + Words.Of(r.Duty ?? NoticeDuty.Security, NotificationsWords.ResourceManager, language)));
    }

    [Fact]
    public async Task Nobody_is_told_as_somebody_whom_the_matrix_does_not_name()
    {
        await using var host = await GrantsHost.StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var telling = scope.ServiceProvider.GetRequiredService<Telling>();
        Task TellAsync(NoticeKind kind, Occasion about) => telling.OfAsync(kind, Guid.CreateVersion7(), about, new NoticeFacts(), "/home", default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => TellAsync(NoticeKind.Approved, new Occasion(Named: (NoticeRole.Reviewer, [PersonId.New()]))));
        // Nor is anybody left out whom it does name.
        await Assert.ThrowsAsync<InvalidOperationException>(() => TellAsync(NoticeKind.ReviewAsked, new Occasion()));
        Assert.Throws<InvalidOperationException>(() => NoticeMatrix.Row(NoticeKind.PasswordChanged, NoticeRole.Lead));
    }

    [Fact]
    public void Handlers_reach_people_through_the_matrix_alone()
    {
        var handlers = typeof(NoticeMatrix).Assembly.GetTypes().Where(t => t.Namespace == typeof(NoticeMatrix).Namespace && t.Name.StartsWith("TellOf", StringComparison.Ordinal) && t.IsClass).ToList();
        bool Takes<T>(Type handler) => handler.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(T)));

        Assert.All(handlers, h => Assert.True(Takes<Telling>(h) || Takes<Messenger>(h)));
        // To addresses without a notice, each by its row.
        Assert.Equal(["TellOfAccount", "TellOfInvitation", "TellOfSubmission"], handlers.Where(Takes<Messenger>).Select(h => h.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_need_not_be_mailed_comes_without_a_mail_to_whoever_chose_so_and_stands_in_the_portal()
    {
        await using var road = await RoadHost.StartAsync();
        await road.SubmittedAsync(2, 3);
        var application = await road.Host.InDatabaseAsync(db => db.Set<GrantApplication>().Select(a => a.Id).SingleAsync());
        await road.Host.DoneAsync(road.As("officer"), ChooseNotices.One(NoticeKind.EnquiryAsked, NoticeDelivery.PortalOnly));

        await road.Host.DoneAsync(road.As("pi"), new AskSecretariat(application, "When?"));
        await road.Host.DoneAsync(road.As("officer"), ChooseNotices.One(NoticeKind.EnquiryAsked, NoticeDelivery.AtOnce));
        await road.Host.DoneAsync(road.As("pi"), new AskSecretariat(application, "And where?"));

        Assert.Equal(2, await road.Host.InDatabaseAsync(db => db.Set<Notice>().CountAsync(n => n.Kind == NoticeKind.EnquiryAsked)));
        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Set<Mail>().CountAsync(m => m.Kind == NoticeKind.EnquiryAsked)));
    }

    [Fact]
    public async Task What_must_be_mailed_is_refused_as_a_choice_with_its_reason()
    {
        await using var road = await RoadHost.StartAsync();

        var refused = await road.Host.RunAsync(road.As("pi"), ChooseNotices.One(NoticeKind.Refused, NoticeDelivery.PortalOnly));

        Assert.Equal(("notifications.mandatory", true), (refused.Problem!.Code, refused.Problem.Message.Contains(NotificationsWords.NoticeDuty_Decision, StringComparison.Ordinal)));
        Assert.Equal("notifications.mandatory", (await road.Host.RunAsync(road.As("pi"), ChooseNotices.One(NoticeKind.PasswordChanged, NoticeDelivery.PortalOnly))).Problem!.Code);
        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("pi"), ChooseNotices.One((NoticeKind)999, NoticeDelivery.AtOnce))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("pi"), ChooseNotices.One(NoticeKind.ScreeningPassed, (NoticeDelivery)9))).Kind);
    }

    [Fact]
    public async Task A_choice_of_one_role_leaves_what_must_be_told_in_another()
    {
        await using var road = await RoadHost.StartAsync();
        var offer = await road.OfferedAsync(2, 3);
        await road.Host.DoneAsync(road.As("officer"), ChooseNotices.One(NoticeKind.OfferLapsed, NoticeDelivery.PortalOnly)); // staff may
        Assert.Equal("notifications.mandatory", (await road.Host.RunAsync(road.As("endorser"), ChooseNotices.One(NoticeKind.OfferLapsed, NoticeDelivery.PortalOnly))).Problem!.Code);

        road.Host.Time.MoveTo(DateOnly.FromDateTime(offer.Deadline.AddDays(2)));
        await road.Host.DoneAsync(Actor.System("Awards"), new LapseOffers());

        var told = await road.Host.InDatabaseAsync(db => db.Set<Mail>().Where(m => m.Kind == NoticeKind.OfferLapsed).Select(m => m.To).ToListAsync());
        Assert.Contains(told, to => to.StartsWith("endorser@", StringComparison.Ordinal));
        Assert.DoesNotContain(told, to => to.StartsWith("officer@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everybody_sees_the_choices_of_their_own_roles()
    {
        await using var road = await RoadHost.StartAsync();
        async Task<NoticeChoiceRow[]> RowsAsync(string who) => [.. (await road.Host.AskAsync(road.As(who), new ViewNoticeChoices())).Value!];

        Assert.Contains(await RowsAsync("officer"), r => r is { Kind: NoticeKind.SubmittedToOfficers, Duty: null });
        Assert.DoesNotContain(await RowsAsync("pi"), r => r.Kind == NoticeKind.SubmittedToOfficers);
        Assert.Contains(await RowsAsync("pi"), r => r is { Kind: NoticeKind.Refused, Duty: NoticeDuty.Decision, AsWell: false });
        Assert.Contains(await RowsAsync("billing"), r => r is { Kind: NoticeKind.BillIssued, Duty: NoticeDuty.Deadline });
    }
}
