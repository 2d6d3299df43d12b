namespace Cyberport.Grants.Web.Exports;

/// <summary>A table to be saved as a file: the rows of a page, without its sums, so that summing a column gives the page's figure.</summary>
/// <param name="Name">Of the file, without its ending, and of the sheet.</param>
/// <param name="Rows">Texts, whole numbers, decimals (amounts in dollars) and days; null is an empty cell.</param>
public sealed record ExportTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
