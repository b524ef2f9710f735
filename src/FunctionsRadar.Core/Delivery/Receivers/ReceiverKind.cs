using System.Diagnostics.CodeAnalysis;
using FunctionsRadar.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>One kind of receiver: what settings call it, how they are read, and the notifier that reaches it.</summary>
/// <param name="Type">Its name in settings, such as <c>webhook</c>.</param>
/// <param name="Read">Reads the settings of all receivers of this kind, of which there may be none, and what they share.</param>
/// <param name="Register">Registers its notifier under <see cref="Type"/>.</param>
internal sealed record ReceiverKind(
    string Type,
    Func<SettingsReader, IReadOnlyList<ReceiverSection>, IEnumerable<ReceiverOptions>> Read,
    Action<IServiceCollection> Register)
{
    /// <summary>False when it knows nothing but incidents, so that a digest would be one.</summary>
    public bool TakesDigests { get; init; } = true;

    // Kept by the trimmer, for the container to call.
    private const DynamicallyAccessedMemberTypes Constructors = DynamicallyAccessedMemberTypes.PublicConstructors;

    /// <summary>A kind whose receivers share no settings.</summary>
    /// <param name="type">Its name in settings.</param>
    /// <param name="read">Reads the settings of one receiver.</param>
    public static ReceiverKind Create<[DynamicallyAccessedMembers(Constructors)] TNotifier>(
        string type, Func<ReceiverSection, ReceiverOptions> read)
        where TNotifier : class, INotifier => CreateSharing<TNotifier>(type, (_, sections) => sections.Select(read));

    /// <summary>A kind whose receivers share a section of the settings.</summary>
    /// <param name="type">Its name in settings.</param>
    /// <param name="read">Reads that section, and the settings of each receiver.</param>
    public static ReceiverKind CreateSharing<[DynamicallyAccessedMembers(Constructors)] TNotifier>(
        string type, Func<SettingsReader, IReadOnlyList<ReceiverSection>, IEnumerable<ReceiverOptions>> read)
        where TNotifier : class, INotifier => new(type, read, services => services.AddKeyedSingleton<INotifier, TNotifier>(type));
}
