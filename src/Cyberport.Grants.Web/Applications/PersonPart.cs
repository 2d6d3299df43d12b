using Cyberport.Grants.Applications;

namespace Cyberport.Grants.Web.Applications;

/// <summary>One field of a contact person: what its id ends with, and where its text belongs.</summary>
public sealed record PersonPart(string Name, Func<ContactPerson, string> Read, Func<ContactPerson, string, ContactPerson> Write)
{
    public static readonly IReadOnlyList<PersonPart> All =
    [
        new("name", p => p.Name, (p, text) => p with { Name = text }),
        new("chinese", p => p.NameChinese, (p, text) => p with { NameChinese = text }),
        new("title", p => p.Title, (p, text) => p with { Title = text }),
        new("department", p => p.Department, (p, text) => p with { Department = text }),
        new("phone", p => p.Phone, (p, text) => p with { Phone = text }),
        new("email", p => p.Email, (p, text) => p with { Email = text }),
    ];

    public string IdOf(string answer, int person) => $"{answer}-{person}-{Name}";

    /// <summary>The people, with the text of one of their fields.</summary>
    public static string Put(string people, string answer, string field, string text)
    {
        List<ContactPerson> list = [.. AnswerRules.ReadPeople(people) ?? []];
        for (var n = 0; n < PeopleField.Most; n++)
        {
            if (All.FirstOrDefault(part => part.IdOf(answer, n) == field) is not { } part) continue;
            while (list.Count <= n) list.Add(ContactPerson.Nobody);
            list[n] = part.Write(list[n], text);
        }
        return ContactPerson.Write(list);
    }
}
