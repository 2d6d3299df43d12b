using Cyberport.Grants;
using Cyberport.Grants.Slurm;
using Cyberport.Grants.Web.Account;
using Cyberport.Grants.Web.Applications;
using Cyberport.Grants.Web.Desk;
using Cyberport.Grants.Web.Exports;
using Cyberport.Grants.Web.Hosting;
using Cyberport.Grants.Web.Security;
using Cyberport.Grants.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets(); // the top-level wwwroot is served from an unpublished build too, whatever the environment
var (provider, connectionString) = builder.Configuration.Database();
builder.Services.AddGrantsCore(builder.Configuration, provider, connectionString);
builder.Services.AddComputeCentre(builder.Configuration);
builder.Services.AddGrantsSecurity(builder.Configuration).AddAccounts().AddShell();

var app = builder.Build();
app.UseShell();
app.UseGrantsSecurity();
app.UseAccounts();
app.MapHealth();
app.MapStaticAssets().AllowAnonymous();
app.MapAccountEndpoints();
app.MapAttachments();
app.MapCalendar();
app.MapExports();
app.MapShell();
return await Commands.RunAsync(app, args);

/// <summary>The composition root; named so that tests can host it.</summary>
public partial class Program;
