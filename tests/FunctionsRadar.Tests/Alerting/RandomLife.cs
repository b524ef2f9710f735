using CsCheck;
using FunctionsRadar.Alerting;
using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>The life of a watch and of its receivers.</summary>
/// <param name="watch">The watch.</param>
/// <param name="everybody">Every receiver that may be in the settings.</param>
internal sealed class RandomLife(Watch watch, ImmutableDictionary<string, bool> everybody)
{
    private static readonly ImmutableArray<string>[] Routes = [["ops"], ["chat", "mail", "ops"], ["chat"], []];

    private readonly List<(Notification, string)> _heard = [];
    private readonly List<IReadOnlyList<PlannedNotification>> _plans = [];
    private ImmutableArray<string> _route = ["ops"];

    public static Gen<LifeEvent[]> Events { get; } = Gen.Select(
        Gen.Frequency(
            (12, Gen.Const(LifeEventKind.Check)), (1, Gen.Const(LifeEventKind.Silence)), (1, Gen.Const(LifeEventKind.EndSilence)),
            (1, Gen.Const(LifeEventKind.Route)), (1, Gen.Const(LifeEventKind.ComeOrGo)),
            (1, Gen.Const(LifeEventKind.Undeliverable)),
            (1, Gen.Const(LifeEventKind.Restart))),
        RandomScenario.ChangingStep, Gen.Int[0, 100], (kind, step, choice) => new LifeEvent(kind, step, choice)).Array[1, 60];

    /// <summary>From now on every rule is routed to all of ops, chat and mail.</summary>
    public static LifeEvent RouteToAll { get; } = new(LifeEventKind.Route, new Step(StepKind.New, 0, 0, -1, 0), 1);

    public Scenario Scenario { get; } = new(watch) { Receivers = everybody };

    public DateTimeOffset Now { get; private set; } = Given.Start;

    public bool ClockStepped { get; private set; }

    /// <summary>Who heard what, in the order in which it was made.</summary>
    public IReadOnlyList<(Notification Notification, string Receiver)> Heard => _heard;

    /// <summary>What each plan told.</summary>
    public IReadOnlyList<IReadOnlyList<PlannedNotification>> Plans => _plans;

    /// <summary>Lets it happen. True when there was a plan after it.</summary>
    public bool Happen(LifeEvent one)
    {
        Now = Now.AddMinutes(one.Step.Minutes);
        ClockStepped |= one.Step.Minutes < 0;
        switch (one.Kind)
        {
            case LifeEventKind.Check:
                var changed = RandomScenario.Changed(watch, one.Step.Settings);
                Scenario.Watch = changed with { Rules = [.. changed.Rules.Select(rule => rule with { Receivers = _route })] };
                return Told(() => Scenario.Check(RandomScenario.MakeReading(one.Step, Scenario, Now), Now));
            case LifeEventKind.Silence:
                Scenario.Silence(Now, 1 + (one.Choice % 12));
                return false;
            case LifeEventKind.EndSilence:
                Scenario.State = Scenario.State with { Silence = null };
                return Told(() => Scenario.Plan(Now)) && false;
            case LifeEventKind.Route:
                _route = Routes[one.Choice % Routes.Length];
                return false;
            case LifeEventKind.ComeOrGo:
                // The receivers that fallbacks and others' silence depend on stay.
                Scenario.Receivers = one.Choice % 2 == 0 ? everybody : everybody.Remove("mail");
                return false;
            case LifeEventKind.Undeliverable:
                StandIn(one.Choice);
                return false;
            default:
                var row = StateRow.Write(Scenario.State, null, "write");
                Scenario.State = StateRow.Read(watch.Name, new Row(row.Key, row.Values!, "tag")).Value;
                return false;
        }
    }

    private bool Told(Action plan)
    {
        var before = Scenario.Notifications.Count;
        plan();
        var planned = Scenario.Notifications.Skip(before).ToArray();
        _plans.Add(planned);
        _heard.AddRange(planned.SelectMany(one => one.Receivers, (one, receiver) => (one.Notification, receiver)));
        return true;
    }

    // Something that was told to ops could not be delivered.
    private void StandIn(int choice)
    {
        var sent = _heard.Where(heard => heard.Item2 == "ops").ToArray();
        if (sent.Length == 0)
            return;
        var (undelivered, _) = sent[^(1 + (choice % Math.Min(3, sent.Length)))];
        if (Planner.PlanFallback(Scenario.State, undelivered, "ops", "spare", Now) is not { } plan)
            return;
        Scenario.State = plan.State;
        _heard.Add((plan.Notifications[0].Notification, "spare"));
    }
}
