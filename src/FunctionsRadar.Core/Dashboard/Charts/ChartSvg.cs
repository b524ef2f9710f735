using System.Xml;
using System.Xml.Linq;
using OxyPlot;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>
/// Draws a chart as SVG for a page with a strict Content-Security-Policy, light or dark: without style attributes, colours with
/// a class, ids unique on the page, and with a title and a description for screen readers.
/// </summary>
internal static class ChartSvg
{
    private static readonly string[] ColorAttributes = ["fill", "stroke"];
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws it.</summary>
    /// <param name="plot">The chart.</param>
    /// <param name="id">What its ids start with.</param>
    /// <param name="size">How large.</param>
    /// <param name="title">What it is.</param>
    /// <param name="description">What it shows, in words.</param>
    public static XElement Draw(PlotModel plot, string id, ChartSize size, string title, string description)
    {
        var text = new SvgExporter { Width = size.Width, Height = size.Height }.ExportToString(plot);
        using var reader = XmlReader.Create(
            new StringReader(text),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreWhitespace = true });
        var drawing = XElement.Load(reader);
        foreach (var element in drawing.Descendants().ToArray())
            Simplify(element, id);
        drawing.Descendants(Svg + "g").Where(group => group.IsEmpty || !group.HasElements).Remove();
        Describe(drawing, id, size, title, description);
        return drawing;
    }

    private static void Simplify(XElement element, string id)
    {
        if (element.Attribute("style") is { } style)
        {
            style.Remove();
            foreach (var declaration in style.Value.Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                var colon = declaration.IndexOf(':', StringComparison.Ordinal);
                element.SetAttributeValue(declaration[..colon], declaration[(colon + 1)..]);
            }
        }
        SetColorClasses(element);
        if (element.Attribute("clip-path") is { } clip)
            clip.Value = clip.Value.Replace("#", $"#{id}-", StringComparison.Ordinal);
        if (element.Name == Svg + "clipPath")
            element.SetAttributeValue("id", $"{id}-{element.Attribute("id")!.Value}");
        if (element is { Name.LocalName: "rect", Parent.Name.LocalName: "g" } && element.Attribute("fill")?.Value == "none")
            element.Remove();
    }

    private static void SetColorClasses(XElement element)
    {
        var classes = ColorAttributes
            .Select(attribute => element.Attribute(attribute) is { } color && ChartColors.FindName(color.Value) is { } name
                ? $"{attribute}-{name}"
                : null)
            .OfType<string>();
        var text = string.Join(' ', classes);
        if (text.Length > 0)
            element.SetAttributeValue("class", text);
    }

    private static void Describe(XElement drawing, string id, ChartSize size, string title, string description)
    {
        drawing.SetAttributeValue("class", "chart");
        drawing.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {size.Width} {size.Height}"));
        drawing.SetAttributeValue("role", "img");
        drawing.SetAttributeValue("aria-labelledby", $"{id}-title {id}-desc");
        drawing.AddFirst(
            new XElement(Svg + "title", new XAttribute("id", $"{id}-title"), title),
            new XElement(Svg + "desc", new XAttribute("id", $"{id}-desc"), description));
    }
}
