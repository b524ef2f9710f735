using System.Diagnostics.CodeAnalysis;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>
/// One kind of receiver: its name in settings, such as <c>webhook</c>, how they are read, and the notifier that reaches it. All
/// receivers of a kind are read at once, also when there are none, since they may share settings.
/// </summary>
internal sealed record ReceiverKind(
    string Type, Func<SettingsReader, IReadOnlyList<ReceiverSection>, IEnumerable<ReceiverOptions>> Read,
    Action<IServiceCollection> Register)
{
    // Kept by the trimmer, for the container to call.
    private const DynamicallyAccessedMemberTypes Constructors = DynamicallyAccessedMemberTypes.PublicConstructors;

    /// <summary>False when it knows nothing but incidents, so that a digest would be one.</summary>
    public bool TakesDigests { get; init; } = true;

    /// <summary>True when it forgets a firing alert that is not sent again after every check.</summary>
    public bool NeedsRenewal { get; init; }

    /// <summary>A kind whose receivers share no settings.</summary>
    public static ReceiverKind Create<[DynamicallyAccessedMembers(Constructors)] TNotifier>(
        string type, Func<ReceiverSection, ReceiverOptions> read)
        where TNotifier : class, INotifier => CreateSharing<TNotifier>(type, (_, sections) => sections.Select(read));

    /// <summary>A kind whose receivers share a section of the settings, which <paramref name="read"/> reads too.</summary>
    public static ReceiverKind CreateSharing<[DynamicallyAccessedMembers(Constructors)] TNotifier>(
        string type, Func<SettingsReader, IReadOnlyList<ReceiverSection>, IEnumerable<ReceiverOptions>> read)
        where TNotifier : class, INotifier => new(type, read, services => services.AddKeyedSingleton<INotifier, TNotifier>(type));
}
