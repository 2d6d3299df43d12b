using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Applications;

/// <summary>Not called ApplicationId: <see cref="System.ApplicationId"/> would answer first.</summary>
public readonly record struct GrantApplicationId(Guid Value) : IId<GrantApplicationId>
{
    public static GrantApplicationId From(Guid value) => new(value);
    public static GrantApplicationId New() => new(Guid.CreateVersion7());
}

public readonly record struct ProjectId(Guid Value) : IId<ProjectId>
{
    public static ProjectId From(Guid value) => new(value);
    public static ProjectId New() => new(Guid.CreateVersion7());
}

public readonly record struct SubmissionId(Guid Value) : IId<SubmissionId>
{
    public static SubmissionId From(Guid value) => new(value);
    public static SubmissionId New() => new(Guid.CreateVersion7());
}

public readonly record struct AnswerId(Guid Value) : IId<AnswerId>
{
    public static AnswerId From(Guid value) => new(value);
    public static AnswerId New() => new(Guid.CreateVersion7());
}

public readonly record struct AttachmentId(Guid Value) : IId<AttachmentId>
{
    public static AttachmentId From(Guid value) => new(value);
    public static AttachmentId New() => new(Guid.CreateVersion7());
}
