using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cyberport.Grants.Migrations.Sqlite.Migrations
{
    /// <summary>What a run used becomes a column of its own, filled for the runs that are there.</summary>
    public partial class UsageRunGpuSeconds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "GpuSeconds",
                table: "UsageRun",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // What was collected before counts too; Slurm's times are whole seconds.
            migrationBuilder.Sql("UPDATE UsageRun SET GpuSeconds = CAST(ROUND((julianday(EndedAt) - julianday(StartedAt)) * 86400) AS INTEGER) * Gpus WHERE StartedAt IS NOT NULL AND EndedAt IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "GpuSeconds",
                table: "UsageRun");
        }
    }
}
