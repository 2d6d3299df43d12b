using Cyberport.Grants.Components;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace Cyberport.Grants.Web.Account;

/// <summary>What the account's pages share: plain HTML, one form post at a time, errors with links to their fields, a way back inside the portal.</summary>
public abstract class AccountPage : ComponentBase
{
    [CascadingParameter] public required HttpContext Http { get; set; }
    [Inject] public required OperationRunner Operations { get; set; }
    [Inject] public required NavigationManager Navigation { get; set; }
    [Inject] internal UserManager<GrantsUser> Users { get; set; } = null!;
    [Inject] internal Door Door { get; set; } = null!;
    [Inject] internal SecondFactor SecondFactor { get; set; } = null!;

    /// <summary>Where the reader wanted to go; another site's address counts as none.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")] public string? ReturnUrl { get; set; }

    protected List<FieldError> Errors { get; } = [];

    protected string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.FieldId == field)?.Message;

    /// <summary>An address of this account with the way back carried along.</summary>
    protected string With(string path) =>
        LocalUrl.IsLocal(ReturnUrl) ? $"{path}?returnUrl={Uri.EscapeDataString(ReturnUrl!)}" : path;

    protected void GoOn() => Navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));

    /// <summary>True when done; otherwise the problem stands in <see cref="Errors"/>, at its fields where it names some.</summary>
    protected bool Took<T>(Outcome<T> outcome, string otherwiseAt = "form")
    {
        if (outcome.Problem is not { } problem) return true;
        if (problem.Fields is { Count: > 0 } fields)
            Errors.AddRange(fields.SelectMany(f => f.Value.Select(message => new FieldError(f.Key, message))));
        else Errors.Add(new(otherwiseAt, problem.Message));
        return false;
    }

    /// <summary>The account of whoever is signed in; demonstration people have none.</summary>
    private protected Task<GrantsUser?> OwnUserAsync() =>
        Http.User.Person() is { } person ? Users.FindByIdAsync(person.Value.ToString()) : Task.FromResult<GrantsUser?>(null);
}
