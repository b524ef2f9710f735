using System.Net;
using System.Net.Http.Headers;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>A receiver's response.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Text">What it says, cut; not to be shown unmasked.</param>
/// <param name="IsAccepted">Whether it took the message, when the status alone does not say; null when it does.</param>
internal sealed record ReceiverResponse(HttpStatusCode Status, HttpResponseHeaders Headers, string Text, bool? IsAccepted = null);
