using System.Net;
using System.Net.Http.Headers;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>
/// A receiver's response, whose text is not to be shown unmasked; accepted is null when the status alone says whether it is.
/// </summary>
internal sealed record ReceiverResponse(HttpStatusCode Status, HttpResponseHeaders Headers, string Text, bool? IsAccepted = null);
