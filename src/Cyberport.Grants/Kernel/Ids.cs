namespace Cyberport.Grants.Kernel;

/// <summary>An identifier with a type of its own, so that a person is never taken for a project. Made by the client or by <c>New()</c>.</summary>
public interface IId<TSelf> : IId where TSelf : struct, IId<TSelf>
{
    static abstract TSelf From(Guid value);
}

/// <summary>Any of them, where its type does not matter.</summary>
public interface IId
{
    Guid Value { get; }
}

public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);
    public static PersonId New() => new(Guid.CreateVersion7());
}

public readonly record struct OrganisationId(Guid Value) : IId<OrganisationId>
{
    public static OrganisationId From(Guid value) => new(value);
    public static OrganisationId New() => new(Guid.CreateVersion7());
}

public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId From(Guid value) => new(value);
    public static SessionId New() => new(Guid.CreateVersion7());
}
