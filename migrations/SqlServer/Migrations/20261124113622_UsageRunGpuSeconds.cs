using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cyberport.Grants.Migrations.SqlServer.Migrations
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
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // What was collected before counts too; Slurm's times are whole seconds.
            migrationBuilder.Sql("EXEC(N'UPDATE [UsageRun] SET [GpuSeconds] = DATEDIFF_BIG(second, [StartedAt], [EndedAt]) * [Gpus] WHERE [StartedAt] IS NOT NULL AND [EndedAt] IS NOT NULL')"); // the column is not there yet when the batch is compiled
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
