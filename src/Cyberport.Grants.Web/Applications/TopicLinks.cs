using Cyberport.Grants.Applications;

namespace Cyberport.Grants.Web.Applications;

/// <summary>Addresses of the form's pages.</summary>
internal static class TopicLinks
{
    public static string Of(GrantApplicationId application, string topic, ProjectId? project) => project is { } id
        ? $"/applications/{application.Value}/projects/{id.Value}/{topic}"
        : $"/applications/{application.Value}/form/{topic}";

    public static string File(GrantApplicationId application, AttachmentId file) => $"/applications/{application.Value}/files/{file.Value}";

    public static string Of(GrantApplicationId application, FieldProblem problem) =>
        Of(application, problem.Topic, problem.Project) + "#" + problem.Field;
}
