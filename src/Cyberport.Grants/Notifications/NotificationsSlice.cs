using Cyberport.Grants.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Notifications;

/// <summary>What this slice adds to the container beyond its handlers.</summary>
public static class NotificationsSlice
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = MailSettings.Of(configuration);
        services.AddSingleton(settings);
        services.AddSingleton<IMailTransport>(settings.Host is { } host ? new SmtpTransport(settings, host) : new FileTransport(settings));
        services.AddSingleton<MailPump>();
        services.AddScoped<Messenger>();
        services.AddScoped<Telling>();
        services.AddScoped<Audience>();
        services.AddWorker<MailWorker>(configuration, "Mail");
        return services;
    }
}
