using Cyberport.Grants.Panels;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>
/// One application of the demonstration, from its first draft as far as it has come. Days count from the first start of the
/// demonstration: −90 is three months ago. What is null has not happened.
/// </summary>
/// <param name="Investigator">Handle of the person who writes it; <see cref="Endorser"/> signs it.</param>
/// <param name="Half">Left half-written.</param>
/// <param name="Reviewed">Reviewers are asked once it is screened; without a ruling some of them still write.</param>
/// <param name="NotEligibleOn">When the officer ended it in screening.</param>
/// <param name="AskedOn">When the officer asked about the objectives of its first project; <paramref name="AnsweredOn"/> the case came back.</param>
/// <param name="EnquiredOn">When its investigator asked the secretariat something; on <paramref name="RepliedOn"/> it was answered.</param>
internal sealed record Story(
    string Investigator, string Endorser, string Body, SampleApplicant Applicant, IReadOnlyList<SampleProject> Projects,
    int DraftedOn, bool Half = false, int? SubmittedOn = null, int? PassedOn = null, Ruling? Ruling = null, bool Reviewed = true, int? NotEligibleOn = null,
    int? AskedOn = null, int? AnsweredOn = null, int? EnquiredOn = null, int? RepliedOn = null);

/// <param name="ConfirmedOn">When the chair confirmed it, and so published it.</param>
/// <param name="AcceptedOn">When the endorser signed the offer.</param>
/// <param name="Cards">For an approval; with <paramref name="Months"/> and <paramref name="Start"/>.</param>
internal sealed record Ruling(
    Verdict Verdict, int DecidedOn, int? ConfirmedOn, int? AcceptedOn = null, int Cards = 0, int Months = 0, DateOnly Start = default, string Reason = "");
