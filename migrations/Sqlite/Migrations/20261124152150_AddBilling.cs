using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cyberport.Grants.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddBilling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MonthClose",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Bills = table.Column<int>(type: "INTEGER", nullable: false),
                    ListValue = table.Column<long>(type: "INTEGER", nullable: false),
                    Subsidy = table.Column<long>(type: "INTEGER", nullable: false),
                    UserShare = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonthClose", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Bill",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MonthCloseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AwardId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectReference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    EncumbranceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 48, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Cards = table.Column<int>(type: "INTEGER", nullable: false),
                    Rate = table.Column<int>(type: "INTEGER", nullable: false),
                    PriceListVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    PerCardMonth = table.Column<long>(type: "INTEGER", nullable: false),
                    InForceOver = table.Column<long>(type: "INTEGER", nullable: false),
                    InForceUnder = table.Column<long>(type: "INTEGER", nullable: false),
                    InForceBeforeOver = table.Column<long>(type: "INTEGER", nullable: false),
                    InForceBeforeUnder = table.Column<long>(type: "INTEGER", nullable: false),
                    ListValue = table.Column<long>(type: "INTEGER", nullable: false),
                    Subsidy = table.Column<long>(type: "INTEGER", nullable: false),
                    UserShare = table.Column<long>(type: "INTEGER", nullable: false),
                    ListBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    SubsidyBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bill", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bill_Award_AwardId",
                        column: x => x.AwardId,
                        principalTable: "Award",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Bill_Encumbrance_EncumbranceId",
                        column: x => x.EncumbranceId,
                        principalTable: "Encumbrance",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Bill_MonthClose_MonthCloseId",
                        column: x => x.MonthCloseId,
                        principalTable: "MonthClose",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Bill_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CloseStep",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CloseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CloseStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CloseStep_MonthClose_CloseId",
                        column: x => x.CloseId,
                        principalTable: "MonthClose",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Bill_AwardId_Month",
                table: "Bill",
                columns: new[] { "AwardId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bill_EncumbranceId",
                table: "Bill",
                column: "EncumbranceId");

            migrationBuilder.CreateIndex(
                name: "IX_Bill_MonthCloseId",
                table: "Bill",
                column: "MonthCloseId");

            migrationBuilder.CreateIndex(
                name: "IX_Bill_OrganisationId",
                table: "Bill",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_CloseStep_CloseId_Number",
                table: "CloseStep",
                columns: new[] { "CloseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MonthClose_Month",
                table: "MonthClose",
                column: "Month",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Bill");

            migrationBuilder.DropTable(
                name: "CloseStep");

            migrationBuilder.DropTable(
                name: "MonthClose");
        }
    }
}
