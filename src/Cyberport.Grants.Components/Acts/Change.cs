namespace Cyberport.Grants.Components;

/// <summary>One line of what an act changes: <c>Budget left: HK$1,200,000.00 → HK$948,000.00</c>.</summary>
/// <param name="What">The thing: budget, capacity, people, cluster.</param>
/// <param name="Before">How it stands.</param>
/// <param name="After">How it will stand.</param>
/// <param name="Tone">Warn or Bad where the reader should look twice.</param>
public sealed record Change(string What, string Before, string After, Tone Tone = Tone.Neutral);

/// <summary>What a <see cref="ConfirmAct"/> hands to its page.</summary>
/// <param name="CommandId">For <c>OperationRunner.RunAsync</c>.</param>
/// <param name="Reason">Empty unless it was asked for.</param>
public sealed record ConfirmedAct(Guid CommandId, string Reason);
