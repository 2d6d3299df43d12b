using System.Globalization;
using Cyberport.Grants.Data.Demonstration;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Web.Security;

namespace Cyberport.Grants.Web.Account;

/// <summary>
/// Handles of the demonstration, for people and scripts: who there is, sign in as anyone, move the clock. Where there is no demonstration
/// they do not exist. They ask for no anti-forgery token, because scripts have none; the Origin check stands before them all the same.
/// </summary>
internal static class DemonstrationDoor
{
    public static void MapDemonstration(this IEndpointRouteBuilder app)
    {
        var demo = app.MapGroup("/demo").AllowAnonymous().DisableAntiforgery();
        demo.AddEndpointFilter(async (context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<DemonstrationMode>().Enabled ? await next(context) : Results.NotFound());
        demo.MapGet("/people", PeopleAsync);
        demo.MapPost("/sign-in/{id}", SignInAsync);
        demo.MapPost("/clock", MoveClockAsync);
    }

    private static async Task<IResult> PeopleAsync(OperationRunner operations, CancellationToken cancel)
    {
        var cast = await operations.AskAsync(new ListDemonstrationPeople(), cancel);
        return Results.Json(cast.Value!.Select(c => new
        {
            id = c.DemoId,
            name = c.Name,
            nameChinese = c.NameChinese,
            roles = c.StaffRoles.Select(r => r.ToString()).Concat(c.Roles.Each().Select(r => r.ToString())).ToArray(),
            organisation = c.Organisation?.English,
        }));
    }

    private static async Task<IResult> SignInAsync(string id, string? returnUrl, HttpContext context, OperationRunner operations, Door door)
    {
        var cast = await operations.AskAsync(new ListDemonstrationPeople(), context.RequestAborted);
        if (cast.Value!.SingleOrDefault(c => c.DemoId == id) is not { } person) return Results.NotFound();
        await door.LetInAsync(context, person.Person, withSecondFactor: true);
        return Results.LocalRedirect(LocalUrl.OrHome(returnUrl));
    }

    /// <summary>
    /// Form or query: <c>days</c>, <c>hours</c>, <c>minutes</c> ahead of the present, or <c>to</c> (ISO 8601, UTC). Answers with the
    /// portal's new time.
    /// </summary>
    private static async Task<IResult> MoveClockAsync(HttpContext context, OperationRunner operations, DemonstrationClock follower, GrantsClock clock)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        string? Value(string name) => form.TryGetValue(name, out var typed) ? typed.ToString() : context.Request.Query[name].ToString() is { Length: > 0 } q ? q : null;
        double Number(string name) => double.TryParse(Value(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : 0;

        var ahead = Math.Clamp((Number("days") * 24 * 60) + (Number("hours") * 60) + Number("minutes"), -1, 10 * 366 * 24 * 60);
        var to = DateTime.TryParse(Value("to"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)
            ? moment : clock.UtcNow.AddMinutes(ahead);
        var moved = await operations.RunAsync(new MoveClock(to), cancel: context.RequestAborted);
        if (moved.IsDone)
        {
            await follower.FollowAsync(context.RequestAborted);
            return Value("returnUrl") is { } back ? Results.LocalRedirect(LocalUrl.OrHome(back)) : Results.Json(new { now = clock.UtcNow });
        }
        return Results.Json(new { code = moved.Problem!.Code, message = moved.Problem.Message },
            statusCode: moved.Kind == OutcomeKind.NotAllowed ? StatusCodes.Status403Forbidden : StatusCodes.Status409Conflict);
    }
}
