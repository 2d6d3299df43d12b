using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Data;

/// <summary>What differs between the databases the portal runs on. One of it lives in each project under <c>migrations/</c>.</summary>
public abstract class DatabaseProvider
{
    /// <summary>The value of <c>Database:Provider</c>.</summary>
    public abstract string Name { get; }

    public abstract void Configure(DbContextOptionsBuilder options, string connectionString);

    /// <summary>A unique index or key said no.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException failure);

    /// <summary>The transaction lost a race that the next try may win (deadlock victim, snapshot conflict).</summary>
    public abstract bool IsWorthRetrying(Exception failure);

    /// <summary>The driver's own exception: EF wraps it once or twice, according to where it happened.</summary>
    protected static TException? CauseOf<TException>(Exception failure) where TException : Exception
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is TException own) return own;
        return null;
    }

    /// <summary>
    /// What an operation reads stays as it is until it commits: a rule looks at rows that the operation itself does not change (the
    /// application's state while an answer is saved). SQLite has no other; SQL Server locks what was read and names a victim.
    /// </summary>
    public const System.Data.IsolationLevel Isolation = System.Data.IsolationLevel.Serializable;

    /// <summary>
    /// Writers of this process queue here before they begin. SQLite has one writer at a time and its driver waits for it by
    /// sleeping in steps of 150 ms; a queue of our own lets the next one start at once.
    /// </summary>
    public virtual SemaphoreSlim? WriteGate => null;

    /// <summary>SQL statements beyond the model (triggers), in order, each to be run alone. From the files under <c>Schema/</c>, each run by the migration that brings it.</summary>
    public IReadOnlyList<string> SchemaStatements => SchemaFiles.Statements(GetType().Assembly);
}
