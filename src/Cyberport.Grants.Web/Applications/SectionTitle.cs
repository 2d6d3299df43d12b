using System.Globalization;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Web.Applications;

/// <summary>How a section of the form is headed: "A. The applicant", "B. Project 1: Speech models for Cantonese".</summary>
public static class SectionTitle
{
    public static string Of(string code, TrilingualText title, int? number, BilingualText? project) => number is { } n
        ? $"{code}. " + (project?.ToString() is { Length: > 0 } name
            ? string.Format(CultureInfo.CurrentCulture, ApplicationsText.ProjectNamed, n, name)
            : string.Format(CultureInfo.CurrentCulture, ApplicationsText.ProjectNumber, n))
        : $"{code}. {title}";
}
