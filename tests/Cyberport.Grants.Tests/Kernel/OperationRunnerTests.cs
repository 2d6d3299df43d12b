using Cyberport.Grants.Audit;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.TestKit;
using FluentValidation;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Tests.Kernel;

/// <summary>The runner's promises, shown on an operation of the tests' own that adds a row.</summary>
public sealed class OperationRunnerTests
{
    private static readonly Actor Admin = TestActors.Staff(StaffRole.Administrator);

    [Fact]
    public async Task Fifty_equal_requests_at_once_have_one_effect_and_fifty_equal_answers()
    {
        await using var host = await StartAsync();
        var command = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => host.RunAsync(Admin, new TakeNumber("one"), command))));

        Assert.All(outcomes, o => Assert.True(o.IsDone));
        Assert.Single(outcomes.Select(o => o.Value).Distinct());
        Assert.Equal(1, await RowsAsync(host));
    }

    [Fact]
    public async Task Another_request_under_a_used_command_id_is_refused()
    {
        await using var host = await StartAsync();
        var command = Guid.CreateVersion7();
        await host.DoneAsync(Admin, new TakeNumber("one"), command);

        Assert.Equal("kernel.other-command", (await host.RunAsync(Admin, new TakeNumber("two"), command)).Problem?.Code);
        Assert.Equal("kernel.other-command", (await host.RunAsync(TestActors.Staff(StaffRole.Administrator), new TakeNumber("one"), command)).Problem?.Code);
        Assert.Equal(1, await RowsAsync(host));
    }

    [Fact]
    public async Task A_refused_rule_leaves_nothing_behind_and_says_which_rule()
    {
        await using var host = await StartAsync();

        var outcome = await host.RunAsync(Admin, new TakeNumber("refuse"), Guid.CreateVersion7());

        Assert.Equal((OutcomeKind.Refused, "test.refused"), (outcome.Kind, outcome.Problem?.Code));
        Assert.Equal(0, await RowsAsync(host));
        Assert.Equal(0, await host.InDatabaseAsync(db => db.Set<AuditRow>().CountAsync()));
        Assert.Equal(0, await host.InDatabaseAsync(db => db.Set<AnsweredCommand>().CountAsync()));
    }

    [Fact]
    public async Task What_is_prepared_is_prepared_once_however_often_the_rest_is_tried_and_for_nobody_who_may_not()
    {
        var preparation = new CountedPreparation();
        await using var host = await GrantsHost.StartAsync((services, _) =>
        {
            services.AddSingleton<IPreparation<ReadOnce>>(preparation);
            services.AddScoped<IOperationHandler<ReadOnce, int>, ReadOnceHandler>();
        });

        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(Actor.Nobody, new ReadOnce())).Kind);
        Assert.Equal(0, preparation.Times);
        Assert.Equal(1, await host.DoneAsync(Admin, new ReadOnce()));
        Assert.Equal((1, 2), (preparation.Times, ReadOnceHandler.Tries));
    }

    [Fact]
    public async Task What_does_not_fit_comes_back_by_field()
    {
        await using var host = await StartAsync();
        var outcome = await host.RunAsync(Admin, new TakeNumber(""));
        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        Assert.Contains(nameof(TakeNumber.Name), outcome.Problem!.Fields!.Keys);
    }

    [Fact]
    public async Task Without_the_permission_it_is_not_allowed_and_without_an_account_one_is_told_to_sign_in()
    {
        await using var host = await StartAsync();
        Assert.Equal("kernel.not-allowed", (await host.RunAsync(TestActors.Staff(StaffRole.Reviewer), new TakeNumber("one"))).Problem?.Code);
        Assert.Equal("kernel.sign-in", (await host.RunAsync(Actor.Nobody, new TakeNumber("one"))).Problem?.Code);
    }

    [Fact]
    public async Task Staff_without_a_second_factor_hold_no_permission_of_their_role()
    {
        await using var host = await StartAsync();
        var withoutMfa = Actor.Of(PersonId.New(), null, "admin", [StaffRole.Administrator], new Dictionary<OrganisationId, OrganisationRoles>(), mfaAt: null);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(withoutMfa, new TakeNumber("one"))).Kind);
    }

    [Fact]
    public async Task An_operation_that_asks_for_a_fresh_proof_says_so_when_the_proof_is_old()
    {
        await using var host = await StartAsync();
        Actor With(DateTime mfaAt) =>
            Actor.Of(PersonId.New(), null, "admin", [StaffRole.Administrator], new Dictionary<OrganisationId, OrganisationRoles>(), mfaAt);

        Assert.True((await host.RunAsync(With(host.Clock.MachineUtcNow.AddMinutes(-11)), new TakeNumberCarefully())).Problem?.StepUp);
        Assert.True((await host.RunAsync(With(host.Clock.MachineUtcNow.AddMinutes(-9)), new TakeNumberCarefully())).IsDone);
    }

    [Fact]
    public async Task An_operation_leaves_one_audit_row_with_figures_and_no_text()
    {
        await using var host = await StartAsync();
        await host.DoneAsync(Admin, new TakeNumber("a personal text"));

        var row = await host.InDatabaseAsync(db => db.Set<AuditRow>().SingleAsync());
        Assert.Equal((Admin.Person, nameof(TakeNumber)), (row.By, row.Operation));
        Assert.Contains("text(15)", row.Changes);
        Assert.DoesNotContain("personal", row.Changes);
    }

    private static Task<GrantsHost> StartAsync() => GrantsHost.StartAsync((services, _) =>
    {
        services.AddScoped<IOperationHandler<TakeNumber, Guid>, TakeNumberHandler>();
        services.AddScoped<IOperationHandler<TakeNumberCarefully, Nothing>, TakeNumberCarefullyHandler>();
        services.AddScoped<IValidator<TakeNumber>, TakeNumberValidator>();
    });

    private static Task<int> RowsAsync(GrantsHost host) => host.InDatabaseAsync(db => db.Set<GrantsUser>().CountAsync());

    [Allow(Permission.Administer)]
    private sealed record TakeNumber(string Name) : IOperation<Guid>;

    private sealed class TakeNumberValidator : AbstractValidator<TakeNumber>
    {
        public TakeNumberValidator() => RuleFor(t => t.Name).NotEmpty();
    }

    private sealed class TakeNumberHandler(GrantsDbContext db) : IOperationHandler<TakeNumber, Guid>
    {
        public Task<Guid> HandleAsync(TakeNumber operation, CancellationToken cancel)
        {
            var row = new GrantsUser { Id = Guid.CreateVersion7(), UserName = operation.Name };
            db.Add(row);
            return operation.Name == "refuse" ? throw new RuleViolation("test.refused", "No.") : Task.FromResult(row.Id);
        }
    }

    [Allow(Permission.Administer)]
    private sealed record ReadOnce : IOperation<int>
    {
        public int Read { get; init; }
    }

    private sealed class CountedPreparation : IPreparation<ReadOnce>
    {
        public int Times { get; private set; }

        public Task<ReadOnce> PrepareAsync(ReadOnce operation, CancellationToken cancel) => Task.FromResult(operation with { Read = ++Times });
    }

    private sealed class ReadOnceHandler : IOperationHandler<ReadOnce, int>
    {
        private const int Busy = 5;

        public static int Tries { get; private set; }

        public Task<int> HandleAsync(ReadOnce operation, CancellationToken cancel) =>
            ++Tries == 1 ? throw new SqliteException("The other one won.", Busy) : Task.FromResult(operation.Read);
    }

    [Allow(Permission.Administer, StepUp = true)]
    private sealed record TakeNumberCarefully : IOperation<Nothing>;

    private sealed class TakeNumberCarefullyHandler : IOperationHandler<TakeNumberCarefully, Nothing>
    {
        public Task<Nothing> HandleAsync(TakeNumberCarefully operation, CancellationToken cancel) => Task.FromResult(Nothing.AtAll);
    }
}
