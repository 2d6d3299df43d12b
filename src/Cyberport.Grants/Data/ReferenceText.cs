using System.Data;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cyberport.Grants.Data;

/// <summary>
/// A reference as the text that its column holds, for queries that look for a part of it: over the value itself the database would be
/// asked for a <see cref="ReferenceNumber"/>, and half a reference is none.
/// </summary>
internal static class ReferenceText
{
    private static readonly StringTypeMapping Plain = new("nvarchar(32)", DbType.String, unicode: true, size: 32);

    /// <summary>Only in queries.</summary>
    public static string? Of(ReferenceNumber? reference) => reference?.Value;

    public static void Map(ModelBuilder builder)
    {
        var function = builder.HasDbFunction(() => Of(default));
        function.HasParameter("reference").HasStoreType("nvarchar(32)");
        function.HasTranslation(arguments => arguments[0] is ColumnExpression column
            ? column.ApplyTypeMapping(Plain)
            : new SqlUnaryExpression(System.Linq.Expressions.ExpressionType.Convert, arguments[0], typeof(string), Plain));
    }
}
