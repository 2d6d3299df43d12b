using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Microsoft.Net.Http.Headers;

namespace Cyberport.Grants.Web.Desk;

/// <summary>Hands out a person's own dates as a calendar file.</summary>
internal static class CalendarDoor
{
    public static WebApplication MapCalendar(this WebApplication app)
    {
        app.MapGet("/calendar.ics", async (HttpContext context, OperationRunner operations) =>
        {
            var outcome = await operations.AskAsync(new ListDates(), context.RequestAborted);
            if (outcome.Value is not { } view) return Results.NotFound();
            context.Response.Headers[HeaderNames.CacheControl] = "no-store";
            var portal = $"{context.Request.Scheme}://{context.Request.Host}";
            return Results.File(System.Text.Encoding.UTF8.GetBytes(CalendarFile.Write(view.Dates, portal, view.Now)), $"{CalendarFile.MediaType}; charset=utf-8", "grants.ics");
        }).RequireAuthorization();
        return app;
    }
}
