using System;
using Cyberport.Grants.Data;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cyberport.Grants.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddEnquiries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Enquiry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PledgeDays = table.Column<int>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Enquiry", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Enquiry_ScreeningCase_CaseId",
                        column: x => x.CaseId,
                        principalTable: "ScreeningCase",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Enquiry_ApplicationId_AnsweredAt",
                table: "Enquiry",
                columns: new[] { "ApplicationId", "AnsweredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Enquiry_AskedBy_ReadAt",
                table: "Enquiry",
                columns: new[] { "AskedBy", "ReadAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Enquiry_CaseId_Number",
                table: "Enquiry",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            foreach (var statement in SchemaFiles.Of(typeof(AddEnquiries)))
                migrationBuilder.Sql(statement);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER Enquiry_append_only_update");
            migrationBuilder.Sql("DROP TRIGGER Enquiry_append_only_delete");

            migrationBuilder.DropTable(
                name: "Enquiry");
        }
    }
}
