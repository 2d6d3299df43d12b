namespace Cyberport.Grants.Web.Security;

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SecurityHeaders
{
    private const int Year = 365 * 24 * 60 * 60;

    public static HeaderPolicyCollection Policy(IHostEnvironment environment)
    {
        var policy = new HeaderPolicyCollection()
            .AddContentTypeOptionsNoSniff()
            .AddFrameOptionsDeny()
            // Links of mails carry tokens: no other site learns them.
            .AddReferrerPolicySameOrigin()
            .AddCrossOriginOpenerPolicy(opener => opener.SameOrigin())
            .AddPermissionsPolicy(permissions =>
            {
                permissions.AddCamera().None();
                permissions.AddMicrophone().None();
                permissions.AddGeolocation().None();
                permissions.AddPayment().None();
                permissions.AddUsb().None();
            })
            .AddContentSecurityPolicy(content =>
            {
                content.AddDefaultSrc().Self();
                content.AddScriptSrc().Self();
                content.AddStyleSrc().Self().UnsafeInline(); // MudBlazor positions its popovers by style attributes
                content.AddImgSrc().Self().Data();
                content.AddFontSrc().Self();
                content.AddConnectSrc().Self();
                content.AddFormAction().Self();
                content.AddObjectSrc().None();
                content.AddBaseUri().Self();
                content.AddFrameAncestors().None();
            });
        if (!environment.IsDevelopment()) policy.AddStrictTransportSecurityMaxAgeIncludeSubDomains(Year);
        return policy;
    }
}
