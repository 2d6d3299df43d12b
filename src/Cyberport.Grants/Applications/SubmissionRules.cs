using System.Globalization;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Applications;

/// <summary>What must be so before a signature.</summary>
internal static class SubmissionRules
{
    public static void RequireComplete(Draft draft)
    {
        var missing = Completeness.Of(draft).Sum(t => t.Problems.Count);
        if (missing > 0)
            throw new RuleViolation("applications.incomplete", string.Format(CultureInfo.CurrentCulture, ApplicationsWords.Incomplete, missing));
    }
}
