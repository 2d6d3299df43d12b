using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cyberport.Grants.Migrations.SqlServer.Migrations
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Bills = table.Column<int>(type: "int", nullable: false),
                    ListValue = table.Column<long>(type: "bigint", nullable: false),
                    Subsidy = table.Column<long>(type: "bigint", nullable: false),
                    UserShare = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonthClose", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Bill",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MonthCloseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AwardId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectReference = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    EncumbranceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(48)", maxLength: 48, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Cards = table.Column<int>(type: "int", nullable: false),
                    Rate = table.Column<int>(type: "int", nullable: false),
                    PriceListVersion = table.Column<int>(type: "int", nullable: false),
                    PerCardMonth = table.Column<long>(type: "bigint", nullable: false),
                    InForceOver = table.Column<long>(type: "bigint", nullable: false),
                    InForceUnder = table.Column<long>(type: "bigint", nullable: false),
                    InForceBeforeOver = table.Column<long>(type: "bigint", nullable: false),
                    InForceBeforeUnder = table.Column<long>(type: "bigint", nullable: false),
                    ListValue = table.Column<long>(type: "bigint", nullable: false),
                    Subsidy = table.Column<long>(type: "bigint", nullable: false),
                    UserShare = table.Column<long>(type: "bigint", nullable: false),
                    ListBefore = table.Column<long>(type: "bigint", nullable: false),
                    SubsidyBefore = table.Column<long>(type: "bigint", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Digest = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CloseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Action = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Person = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false)
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
