using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cyberport.Grants.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ScoringSchemes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Scheme",
                table: "Programme",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "Scheme",
                table: "Criterion",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateTime>(
                name: "RetiredAt",
                table: "Condition",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Scheme",
                table: "Call",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "ScoringScheme",
                columns: table => new
                {
                    ProgrammeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    PublishedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScoringScheme", x => new { x.ProgrammeId, x.Version });
                    table.ForeignKey(
                        name: "FK_ScoringScheme_Programme_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Criterion_ProgrammeId_Scheme",
                table: "Criterion",
                columns: new[] { "ProgrammeId", "Scheme" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ScoringScheme");

            migrationBuilder.DropIndex(
                name: "IX_Criterion_ProgrammeId_Scheme",
                table: "Criterion");

            migrationBuilder.DropColumn(
                name: "Scheme",
                table: "Programme");

            migrationBuilder.DropColumn(
                name: "Scheme",
                table: "Criterion");

            migrationBuilder.DropColumn(
                name: "RetiredAt",
                table: "Condition");

            migrationBuilder.DropColumn(
                name: "Scheme",
                table: "Call");
        }
    }
}
