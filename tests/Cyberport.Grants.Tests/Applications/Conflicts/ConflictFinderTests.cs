using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Tests.Applications.Conflicts;

public sealed class ConflictFinderTests
{
    private static readonly OrganisationId Harbour = OrganisationId.New(), Summit = OrganisationId.New();
    private static readonly Judge Judge = new(PersonId.New(), "w.s.chan@north.example", "Chan Wing Sum", "陳詠心", [], "");
    private static readonly ApplyingSide Side = new(GrantApplicationId.New(), Harbour, PersonId.New(), ["research@harbour.example", "lab@gmail.com"], []);

    [Fact]
    public void Nobody_in_common_is_no_conflict() => Assert.Empty(ConflictFinder.Find(Judge with { Organisations = [Summit] }, Side));

    [Fact]
    public void The_own_organisation_is_a_conflict() =>
        Assert.Equal([ConflictKind.OwnOrganisation], ConflictFinder.Find(Judge with { Organisations = [Summit, Harbour] }, Side));

    [Theory]
    [InlineData("chan@harbour.example", "", true)]
    [InlineData("chan@HARBOUR.example", "", true)]
    [InlineData("chan@cs.harbour.example", "", true)]
    [InlineData("chan@north.example", "harbour.example", true)]
    [InlineData("chan@old-harbour.example", "", false)]
    [InlineData("chan@gmail.com", "", false)]
    [InlineData("chan@north.example", "gmail.com", false)]
    [InlineData("chan@north.example", "example", false)]
    [InlineData("no address", "", false)]
    public void An_address_of_the_body_is_a_conflict_but_not_one_where_everybody_has_one(string email, string domain, bool isConflict) =>
        Assert.Equal(isConflict ? [ConflictKind.EmailDomain] : [], ConflictFinder.Find(Judge with { Email = email, Domain = domain }, Side));

    [Theory]
    [InlineData("harbour.edu.hk", "summit.edu.hk", false)]
    [InlineData("edu.hk", "summit.edu.hk", false)]
    [InlineData("cs.summit.edu.hk", "summit.edu.hk", true)]
    public void Two_universities_are_not_one_because_they_share_the_ending(string mine, string theirs, bool isConflict) =>
        Assert.Equal(isConflict ? [ConflictKind.EmailDomain] : [], ConflictFinder.Find(Judge with { Domain = mine }, Side with { Addresses = [$"a@{theirs}"] }));

    [Fact]
    public void Whoever_leads_the_application_is_in_conflict() =>
        Assert.Equal([ConflictKind.TeamMember], ConflictFinder.Find(Judge, Side with { Lead = Judge.Person }));

    [Theory]
    [InlineData("Somebody Else", "", "W.S.Chan@north.example ", ConflictKind.TeamMember)]
    [InlineData("Chan Wing Sum", "陳詠心", "w.s.chan@north.example", ConflictKind.TeamMember)]
    [InlineData("CHAN, Wing-sum", "", "chan@elsewhere.example", ConflictKind.Namesake)]
    [InlineData("Wing Sum Chan", "", "", ConflictKind.Namesake)]
    [InlineData("", "陳詠心", "", ConflictKind.Namesake)]
    [InlineData("陳詠心", "", "", ConflictKind.Namesake)]
    [InlineData("Chan Wing Sze", "陳詠詩", "wing@elsewhere.example", null)]
    [InlineData("", "", "", null)]
    public void A_person_named_by_address_is_in_conflict_and_a_namesake_perhaps(string name, string chinese, string email, ConflictKind? kind) =>
        Assert.Equal(kind is { } found ? [found] : [], ConflictFinder.Find(Judge, Side with { Team = [ContactPerson.Nobody with { Name = name, NameChinese = chinese, Email = email }] }));
}
