using System.Globalization;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Notifications;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Cyberport.Grants.Tests.Notifications;

/// <summary>Who is told of what, in which words, and that a mail leaves the house once.</summary>
public sealed class MessengerTests
{
    private static readonly NoticeFacts Facts = new(
        "AISS-2026-0001/1", new("Speech for all", "人人可用的語音"), new("Harbour University", "海港大學"), new DateTime(2026, 1, 21, 16, 0, 0, DateTimeKind.Utc), new("Chan Wing Sum", "陳詠心"));

    public static TheoryData<NoticeKind> Kinds => [.. Enum.GetValues<NoticeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_turn_has_its_words_in_three_languages(NoticeKind kind)
    {
        foreach (var language in Words.Languages)
        {
            Assert.NotEmpty(Facts.Subject(kind, language));
            Assert.DoesNotContain('{', Facts.Body(kind, language));
        }
    }

    [Fact]
    public void Dates_are_told_in_Hong_Kongs_time_as_the_language_writes_them_and_midnight_as_the_end_of_the_day()
    {
        Assert.Contains("21 January 2026, 23:59 HKT", Facts.Subject(NoticeKind.OfferMade, CultureInfo.GetCultureInfo("en")));
        Assert.Contains("2026年1月21日 23:59", Facts.Subject(NoticeKind.OfferMade, CultureInfo.GetCultureInfo("zh-Hans")));
    }

    [Fact]
    public async Task Everybody_named_gets_a_notice_and_a_mail_in_the_language_of_their_account()
    {
        await using var host = await StartAsync();
        await SetLanguageAsync(host, "endorser", "zh-Hant");
        await TellAsync(host, "pi", "endorser", "pi");

        var mails = await host.InDatabaseAsync(db => db.Set<Mail>().OrderBy(m => m.Language).ToListAsync());
        Assert.Equal(["en", "zh-Hant"], mails.Select(m => m.Language));
        Assert.Contains("was approved", mails[0].Subject);
        Assert.Contains("獲批", mails[1].Subject);
        Assert.Contains("吳美儀", mails[1].Body);
        Assert.Equal(2, await host.InDatabaseAsync(db => db.Set<Notice>().CountAsync()));
    }

    [Fact]
    public async Task Nobody_is_told_of_the_same_twice()
    {
        await using var host = await StartAsync();
        var decision = Guid.CreateVersion7();
        await TellAsync(host, decision, "pi");

        await Assert.ThrowsAsync<DbUpdateException>(() => TellAsync(host, decision, "pi"));
    }

    [Fact]
    public async Task The_bell_counts_ones_own_unread_notices_and_reading_them_empties_it()
    {
        await using var host = await StartAsync();
        await TellAsync(host, "pi");
        await TellAsync(host, "pi");
        await TellAsync(host, "endorser");
        var pi = DemonstrationPeople.ActorOf("pi", host.Clock);
        var first = (await host.AskAsync(pi, new ListNotices())).Value!.Rows[0];

        await host.DoneAsync(pi, new ReadNotices(first.Id));
        Assert.Equal(1, (await host.AskAsync(pi, new CountUnreadNotices())).Value);
        await host.DoneAsync(pi, new ReadNotices());
        Assert.Equal(0, (await host.AskAsync(pi, new CountUnreadNotices())).Value);
        Assert.Equal(1, (await host.AskAsync(DemonstrationPeople.ActorOf("endorser", host.Clock), new CountUnreadNotices())).Value);
    }

    [Fact]
    public async Task Reading_somebody_elses_notice_marks_nothing()
    {
        await using var host = await StartAsync();
        await TellAsync(host, "pi");
        var (pi, other) = (DemonstrationPeople.ActorOf("pi", host.Clock), DemonstrationPeople.ActorOf("pi2", host.Clock));
        var notice = (await host.AskAsync(pi, new ListNotices())).Value!.Rows.Single();

        await host.DoneAsync(other, new ReadNotices(notice.Id));

        Assert.Empty((await host.AskAsync(other, new ListNotices())).Value!.Rows);
        Assert.Equal(1, (await host.AskAsync(pi, new CountUnreadNotices())).Value);
    }

    [Fact]
    public async Task A_mail_becomes_one_file_under_its_own_name_and_is_never_sent_again()
    {
        await using var host = await StartAsync();
        await TellAsync(host, "pi");
        var pump = host.Services.GetRequiredService<MailPump>();

        Assert.Equal(1, await pump.DrainAsync(default));
        Assert.Equal(0, await pump.DrainAsync(default));

        var message = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(Path.Combine(host.Folder, "mail"), "*.eml")));
        Assert.Equal("pi@harbour-university.example", message.To.Mailboxes.Single().Address);
        Assert.Contains("Speech for all", message.TextBody);
        Assert.Contains("http://portal.example/applications/7", message.TextBody);
    }

    [Fact]
    public async Task A_relay_that_is_down_is_tried_again_later_until_the_mail_is_given_up_and_shown_to_the_administrator()
    {
        var relay = new Relay { Down = true };
        await using var host = await StartAsync(services => services.AddSingleton<IMailTransport>(relay));
        var pump = host.Services.GetRequiredService<MailPump>();
        var admin = TestActors.Staff(StaffRole.Administrator);
        await TellAsync(host, "pi");
        for (var turn = 0; turn < Mail.MaxAttempts; turn++)
        {
            await pump.DrainAsync(default);
            var failed = (await host.AskAsync(admin, new ListMails(Failed: true))).Value!.Rows.Single();
            Assert.Equal((turn + 1, turn + 1 < Mail.MaxAttempts), (failed.Attempts, failed.NextTryAt > host.Clock.MachineUtcNow));
            host.Time.Advance(TimeSpan.FromHours(2));
        }
        await pump.DrainAsync(default);

        var given = (await host.AskAsync(admin, new ListMails(MailState.Parked))).Value!.Rows.Single();
        Assert.Null(given.NextTryAt);
        Assert.Equal((Mail.MaxAttempts, "The relay is down."), (given.Attempts, given.Error));
        Assert.Equal(Mail.MaxAttempts, relay.Tried);

        relay.Down = false;
        await host.DoneAsync(admin, new SendMailAgain(given.Id));
        await pump.DrainAsync(default);
        Assert.Equal(MailState.Sent, (await host.AskAsync(admin, new ListMails())).Value!.Rows.Single().State);
        Assert.Equal("notifications.not-failed", (await host.RunAsync(admin, new SendMailAgain(given.Id))).Problem?.Code);
    }

    [Fact]
    public async Task Two_senders_at_once_send_a_mail_once()
    {
        var relay = new Relay();
        await using var host = await StartAsync(services => services.AddSingleton<IMailTransport>(relay));
        for (var i = 0; i < 10; i++) await TellAsync(host, "pi");
        var pump = host.Services.GetRequiredService<MailPump>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => pump.DrainAsync(default))));

        Assert.Equal(10, relay.Tried);
    }

    [Fact]
    public async Task An_invitation_carries_a_link_whose_secret_stands_in_the_mail_alone()
    {
        await using var host = await StartAsync();
        await host.DoneAsync(DemonstrationPeople.ActorOf("pi", host.Clock),
            new InviteMember(DemonstrationPeople.BodyIdOf(DemonstrationPeople.University), "New.Colleague@Harbour-University.example", OrganisationRoles.Member));
        await host.Services.GetRequiredService<MailPump>().DrainAsync(default);

        var message = await MimeMessage.LoadAsync(Directory.GetFiles(Path.Combine(host.Folder, "mail"), "*.eml").Single());
        var token = message.TextBody!.Split(NoticeLinks.AcceptInvitation)[1].Split('\n')[0].Trim();
        Assert.Equal(43, token.Length);
        var stored = await host.InDatabaseAsync(db => db.Set<Mail>().SingleAsync());
        Assert.DoesNotContain(token, stored.Body);
        Assert.Equal(Digest.Of(token).Hex, await host.InDatabaseAsync(db => db.Set<AccountLink>().Select(l => l.TokenDigest).SingleAsync()));
    }

    private sealed class Relay : IMailTransport
    {
        public bool Down { get; set; }
        public int Tried => _tried;
        private int _tried;

        public Task SendAsync(MimeMessage message, MailId id, CancellationToken cancel)
        {
            Interlocked.Increment(ref _tried);
            return Down ? throw new IOException("The relay is down.") : Task.CompletedTask;
        }
    }

    private static async Task<GrantsHost> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var host = await GrantsHost.StartAsync((services, _) => configure?.Invoke(services), new() { ["Portal:Url"] = "http://portal.example" });
        await host.InDatabaseAsync(db => SeedPeople.RunAsync(db, host.Clock.UtcNow, default));
        return host;
    }

    private static Task TellAsync(GrantsHost host, params string[] people) => TellAsync(host, Guid.CreateVersion7(), people);

    private static async Task TellAsync(GrantsHost host, Guid source, params string[] people)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Messenger>()
            .TellAsync(NoticeMatrix.Row(NoticeKind.Approved, NoticeRole.Lead), source, people.Select(DemonstrationPeople.IdOf), Facts, "/applications/7", default);
        await scope.ServiceProvider.GetRequiredService<Data.GrantsDbContext>().SaveChangesAsync();
    }

    private static Task SetLanguageAsync(GrantsHost host, string demoId, string language) => host.InDatabaseAsync(async db =>
    {
        var id = DemonstrationPeople.IdOf(demoId);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == id);
        person.Describe(person.Name, person.NameChinese, person.Phone, language);
        await db.SaveChangesAsync();
    });
}
