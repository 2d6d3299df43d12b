namespace Cyberport.Grants.Panels;
internal static class StubConflict { public static IQueryable<Applications.GrantApplication> WithoutConflictOf(this IQueryable<Applications.GrantApplication> a, Kernel.Actor actor) => actor is null ? a : a; }
