using System;
using System.Linq;
using Cyberport.Grants.Data;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cyberport.Grants.Migrations.Sqlite.Migrations
{
    /// <summary>Triggers only: forms, prices, submissions and the history of answers are written once.</summary>
    public partial class AppendOnlyRecords : Migration
    {
        private static readonly string[] Tables = ["FormVersion", "PriceList", "Submission", "AnswerHistory"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in SchemaFiles.Of(typeof(AppendOnlyRecords)))
                migrationBuilder.Sql(statement);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var trigger in Tables.SelectMany(table => new[] { $"{table}_append_only_update", $"{table}_append_only_delete" }))
                migrationBuilder.Sql($"DROP TRIGGER {trigger}");
        }
    }
}
