using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>A person says of some kinds of notices whether a mail comes with them. Those that must be sent are refused, with the reason why.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record ChooseNotices(IReadOnlyList<NoticeChoice> Choices) : IOperation<Nothing>
{
    public static ChooseNotices One(NoticeKind kind, NoticeDelivery delivery) => new([new(kind, delivery)]);
}

public sealed record NoticeChoice(NoticeKind Kind, NoticeDelivery Delivery);

public sealed class ChooseNoticesValidator : AbstractValidator<ChooseNotices>
{
    public ChooseNoticesValidator() => RuleForEach(o => o.Choices).ChildRules(choice =>
    {
        choice.RuleFor(c => c.Kind).IsInEnum();
        choice.RuleFor(c => c.Delivery).IsInEnum();
    });
}

internal sealed class ChooseNoticesHandler(GrantsDbContext db, CurrentActor actor) : IOperationHandler<ChooseNotices, Nothing>
{
    public async Task<Nothing> HandleAsync(ChooseNotices operation, CancellationToken cancel)
    {
        var me = actor.Value;
        var person = me.RequirePerson();
        var kept = await db.Set<NoticePreference>().Where(p => p.Person == person).ToDictionaryAsync(p => p.Kind, cancel);
        foreach (var choice in operation.Choices)
        {
            var rows = NoticeMatrix.Of(choice.Kind).Where(r => NoticeMatrix.MayConcern(r.Role, me)).ToList();
            if (rows.Count > 0 && rows.All(r => r.IsMandatory))
                throw new RuleViolation("notifications.mandatory", $"{Words.Of(choice.Kind, NotificationsWords.ResourceManager)}: {Words.Of(rows[0].Duty!.Value, NotificationsWords.ResourceManager)}");
            if (!kept.TryGetValue(choice.Kind, out var preference)) db.Add(kept[choice.Kind] = preference = NoticePreference.Of(person, choice.Kind));
            preference.Choose(choice.Delivery);
        }
        return Nothing.AtAll;
    }
}
