using Cyberport.Grants.Applications;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Applications;

/// <summary>The applicant's own case: where it is, its facts, and the way out of it.</summary>
public partial class CasePage(OperationRunner operations) : ComponentBase
{
    private CaseView? _view;
    private Problem? _problem;
    private bool _missing, _withdrawing;

    [Parameter] public Guid Id { get; set; }

    protected override Task OnParametersSetAsync() => LookAsync();

    private async Task LookAsync()
    {
        var outcome = await operations.AskAsync(new ViewCase(new(Id)));
        (_view, _missing) = (outcome.Value, !outcome.IsDone);
    }

    private async Task WithdrawAsync(ConfirmedAct act)
    {
        var outcome = await operations.RunAsync(new WithdrawApplication(new(Id), _view!.Version, act.Reason), act.CommandId);
        _problem = outcome.Problem;
        _withdrawing = !outcome.IsDone && outcome.Kind == OutcomeKind.Invalid;
        await LookAsync();
    }

    private static string TitleOf(CaseView view) =>
        view.Projects.Select(p => p.Title.ToString()).FirstOrDefault(t => t.Length > 0) ?? ApplicationsText.Case_Title;

    private static IReadOnlyList<RoadStep> StepsOf(CaseView view)
    {
        List<RoadStep> steps =
        [
            new(ApplicationsText.Step_Write, view.Status == ApplicationStatus.Draft ? StepState.Current : StepState.Done, view.StartedAt,
                view.Status == ApplicationStatus.Draft ? ApplicationsText.Holder_Team : null),
        ];
        if (view.Status == ApplicationStatus.Withdrawn)
        {
            if (view.SubmittedAt is not null) steps.Add(new(ApplicationsText.Step_Submit, StepState.Done, view.SubmittedAt));
            steps.Add(new(ApplicationsText.Step_Withdrawn, StepState.Stopped, view.WithdrawnAt, Words: view.WithdrawalReason));
            return steps;
        }
        var submitted = view.Status == ApplicationStatus.Submitted;
        steps.Add(new(ApplicationsText.Step_Endorse,
            submitted ? StepState.Done : view.Status == ApplicationStatus.AwaitingEndorsement ? StepState.Current : StepState.Next,
            submitted ? view.SubmittedAt : view.EndorsementAskedAt, submitted ? null : ApplicationsText.Holder_Endorser));
        steps.Add(new(ApplicationsText.Step_Screening, submitted ? StepState.Current : StepState.Next,
            Holder: submitted ? ApplicationsText.Holder_Secretariat : null, Words: ApplicationsText.Next_Screening));
        steps.Add(new(ApplicationsText.Step_Decision, StepState.Next, Words: ApplicationsText.Next_Decision));
        steps.Add(new(ApplicationsText.Step_Offer, StepState.Next, Words: ApplicationsText.Next_Offer));
        return steps;
    }
}
