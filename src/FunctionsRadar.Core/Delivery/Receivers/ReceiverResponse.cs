using System.Net;
using System.Net.Http.Headers;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>A receiver's response; accepted is null when the status says it. The text is not to be shown unmasked.</summary>
internal sealed record ReceiverResponse(HttpStatusCode Status, HttpResponseHeaders Headers, string Text, bool? IsAccepted = null);
