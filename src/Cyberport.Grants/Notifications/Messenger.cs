using System.Globalization;
using System.Text;
using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Demonstration;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>Writes to people: a notice in the portal and a mail in their language, both saved with what they tell of.</summary>
internal sealed class Messenger(GrantsDbContext db, GrantsClock clock, DemonstrationMode demonstration)
{
    /// <param name="as">The row of the matrix by which they are told, and so by which means; a mail that need not be follows its reader's choice.</param>
    /// <param name="source">What happened, such as the id of an offer: nobody is told of the same twice.</param>
    public async Task TellAsync(NoticeRow @as, Guid source, IEnumerable<PersonId> people, NoticeFacts facts, string link, CancellationToken cancel)
    {
        var kind = @as.Kind;
        var ids = people.Distinct().ToList();
        var persons = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id) && p.DisabledAt == null).ToListAsync(cancel);
        var without = @as.IsMandatory || !@as.Mail ? []
            : await db.Set<NoticePreference>().Where(p => p.Kind == kind && ids.Contains(p.Person) && p.Delivery == NoticeDelivery.PortalOnly).Select(p => p.Person).ToListAsync(cancel);
        foreach (var person in persons)
        {
            db.Add(new Notice
            {
                Id = NoticeId.New(),
                Person = person.Id,
                Kind = kind,
                Facts = facts.ToJson(),
                Link = link,
                Source = SourceOf(kind, source),
                At = clock.UtcNow,
            });
            if (@as.Mail && !without.Contains(person.Id)) Write(@as, source, person.Email, person.Language, NameOf(person), facts, link);
        }
    }

    /// <summary>A mail to an address, whoever is behind it: no notice.</summary>
    public void Write(
        NoticeRow @as, Guid source, string to, string language, BilingualText? name, NoticeFacts facts, string link,
        AccountLinkPurpose? secretFor = null, Guid? secretOf = null)
    {
        var (kind, culture) = (@as.Kind, CultureInfo.GetCultureInfo(language));
        db.Add(new Mail
        {
            Id = MailId.New(),
            To = to,
            Language = language,
            Kind = kind,
            Subject = facts.Subject(kind, culture),
            Body = Letter(facts.Body(kind, culture), name, culture),
            Link = link,
            SecretFor = secretFor,
            SecretOf = secretOf,
            Source = SourceOf(kind, source),
            QueuedAt = clock.UtcNow,
            NotBefore = clock.MachineUtcNow,
        });
    }

    public static BilingualText NameOf(Person person) => new(person.Name, person.NameChinese);

    private string Letter(string body, BilingualText? name, CultureInfo language)
    {
        string In(string key) => Words.In(NotificationsWords.ResourceManager, key, language);
        var letter = new StringBuilder();
        letter.AppendLine(name is null ? In(nameof(NotificationsWords.MailGreetingNobody)) : string.Format(language, In(nameof(NotificationsWords.MailGreeting)), name.In(language)));
        letter.AppendLine().AppendLine(body).AppendLine().AppendLine(MailPump.LinkLine).AppendLine().AppendLine("-- ");
        letter.AppendLine(In(nameof(NotificationsWords.MailFooter)));
        if (demonstration.Enabled) letter.AppendLine(In(nameof(NotificationsWords.MailFooterDemo)));
        return letter.ToString();
    }

    private static string SourceOf(NoticeKind kind, Guid source) => $"{kind}:{source}";
}
