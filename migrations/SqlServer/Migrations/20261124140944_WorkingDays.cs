using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cyberport.Grants.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class WorkingDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ScreeningCase_State_OpenedAt",
                table: "ScreeningCase");

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "ScreeningCase",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PledgeDays",
                table: "ScreeningCase",
                type: "int",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<string>(
                name: "Stops",
                table: "ScreeningCase",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Holiday",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Name_English = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Name_Simplified = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Name_Traditional = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holiday", x => x.Day);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ScreeningCase_State_DueOn",
                table: "ScreeningCase",
                columns: new[] { "State", "DueOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Holiday");

            migrationBuilder.DropIndex(
                name: "IX_ScreeningCase_State_DueOn",
                table: "ScreeningCase");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "ScreeningCase");

            migrationBuilder.DropColumn(
                name: "PledgeDays",
                table: "ScreeningCase");

            migrationBuilder.DropColumn(
                name: "Stops",
                table: "ScreeningCase");

            migrationBuilder.CreateIndex(
                name: "IX_ScreeningCase_State_OpenedAt",
                table: "ScreeningCase",
                columns: new[] { "State", "OpenedAt" });
        }
    }
}
