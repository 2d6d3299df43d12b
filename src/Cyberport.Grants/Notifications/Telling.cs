using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Notifications;

/// <summary>What a message is about, as far as its readers follow from it.</summary>
/// <param name="Named">Those who are known only where it happened: the reviewer who was asked, the officer of the case.</param>
/// <param name="But">Who did it, where they need not be told.</param>
internal sealed record Occasion(CaseFacts? Case = null, OrganisationId? Organisation = null, PersonId? But = null, params (NoticeRole Role, IEnumerable<PersonId> People)[] Named);

/// <summary>Tells of something whomever the matrix names, each once and as the first of their roles.</summary>
internal sealed class Telling(Messenger messenger, Audience audience)
{
    /// <param name="source">What happened: nobody is told of the same twice.</param>
    /// <param name="link">Where it leads; staff are led to <paramref name="staffLink"/> where there is one.</param>
    /// <exception cref="InvalidOperationException">Somebody is named in a role that the matrix does not have for this kind, or left out who is in it.</exception>
    public async Task OfAsync(NoticeKind kind, Guid source, Occasion about, NoticeFacts facts, string link, string? staffLink, CancellationToken cancel)
    {
        foreach (var (role, _) in about.Named) NoticeMatrix.Row(kind, role);
        var told = new HashSet<PersonId>(about.But is { } but ? [but] : []);
        foreach (var row in NoticeMatrix.Of(kind).Where(r => r.Bell))
        {
            var people = (await PeopleAsync(row.Role, about, cancel)).Where(told.Add).ToList();
            await messenger.TellAsync(row, source, people, facts, NoticeMatrix.IsStaff(row.Role) ? staffLink ?? link : link, cancel);
        }
    }

    public Task OfAsync(NoticeKind kind, Guid source, Occasion about, NoticeFacts facts, string link, CancellationToken cancel) =>
        OfAsync(kind, source, about, facts, link, null, cancel);

    private async Task<IEnumerable<PersonId>> PeopleAsync(NoticeRole role, Occasion about, CancellationToken cancel)
    {
        foreach (var (named, people) in about.Named) if (named == role) return people;
        var body = about.Organisation ?? about.Case?.Organisation;
        return (role, body) switch
        {
            (NoticeRole.Lead, _) when about.Case is { } applies => [applies.Lead],
            (NoticeRole.Endorsers, { } of) => await audience.MembersAsync(of, OrganisationRoles.Endorser, cancel),
            (NoticeRole.BillingContacts, { } of) => await audience.MembersAsync(of, OrganisationRoles.BillingContact, cancel),
            (NoticeRole.Managers, { } of) => await audience.MembersAsync(of, OrganisationRoles.PrincipalInvestigator | OrganisationRoles.Endorser, cancel),
            (NoticeRole.CaseOfficers, _) => await audience.StaffAsync([StaffRole.CaseOfficer], cancel),
            (NoticeRole.FinanceOfficers, _) => await audience.StaffAsync([StaffRole.FinanceOfficer], cancel),
            (NoticeRole.FinanceApprovers, _) => await audience.StaffAsync([StaffRole.FinanceApprover], cancel),
            (NoticeRole.Operators, _) => await audience.StaffAsync([StaffRole.ClusterOperator], cancel),
            _ => throw new InvalidOperationException($"Nobody says who is {role} here."),
        };
    }
}
