using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Notifications;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Desk;

/// <summary>The administrator's list of what waits for a person: parked events and mails that were given up.</summary>
public partial class ExceptionsPage(OperationRunner operations) : ComponentBase
{
    private ExceptionsView? _view;
    private Page<MailLine>? _mails;
    private Problem? _problem;

    [SupplyParameterFromQuery] public int? Page { get; set; }
    [SupplyParameterFromQuery] public int? Mails { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var view = await operations.AskAsync(new ListExceptions(Page ?? 1));
        var mails = await operations.AskAsync(new ListMails(PageNumber: Mails ?? 1, Failed: true));
        (_view, _mails, _problem) = (view.Value, mails.Value, view.Problem ?? mails.Problem);
    }

    private Task DeliverAsync(Guid id, Guid command) => DoAsync(new DeliverAgain(id), command);

    private Task SendAsync(MailId id, Guid command) => DoAsync(new SendMailAgain(id), command);

    private async Task DoAsync(IOperation<Nothing> operation, Guid command)
    {
        var outcome = await operations.RunAsync(operation, command);
        await LoadAsync();
        _problem ??= outcome.Problem;
    }
}
