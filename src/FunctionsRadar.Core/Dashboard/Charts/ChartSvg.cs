using System.Xml.Linq;
using OxyPlot;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>Draws SVG for a strict Content-Security-Policy, light or dark: classes for colours, no style attributes.</summary>
internal static class ChartSvg
{
    private static readonly string[] ColorAttributes = ["fill", "stroke"];
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static XElement Draw(PlotModel plot, string id, ChartSize size, string title, string description)
    {
        var exporter = new SvgExporter { Width = size.Width, Height = size.Height, IsDocument = false };
        var drawing = XElement.Parse(exporter.ExportToString(plot));
        foreach (var element in drawing.Descendants().ToArray())
            Simplify(element, id);
        drawing.Descendants(Svg + "g").Where(group => !group.HasElements).Remove();
        drawing.SetAttributeValue("class", "chart");
        drawing.SetAttributeValue("viewBox", $"0 0 {size.Width} {size.Height}");
        drawing.SetAttributeValue("role", "img");
        drawing.SetAttributeValue("aria-labelledby", $"{id}-title {id}-desc");
        drawing.AddFirst(
            new XElement(Svg + "title", new XAttribute("id", $"{id}-title"), title),
            new XElement(Svg + "desc", new XAttribute("id", $"{id}-desc"), description));
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
        var classes = from attribute in ColorAttributes
                      let name = ChartColors.FindName(element.Attribute(attribute)?.Value ?? "")
                      where name is not null
                      select $"{attribute}-{name}";
        if (classes.Any())
            element.SetAttributeValue("class", string.Join(' ', classes));
        if (element.Attribute("clip-path") is { } clip)
            clip.Value = clip.Value.Replace("#", $"#{id}-", StringComparison.Ordinal);
        if (element.Name == Svg + "clipPath")
            element.SetAttributeValue("id", $"{id}-{element.Attribute("id")!.Value}");
        if (element is { Name.LocalName: "rect", Parent.Name.LocalName: "g" } && element.Attribute("fill")?.Value == "none")
            element.Remove();
    }
}
