using System.Globalization;
using AngleSharp.Dom;

namespace Assistant.Infrastructure.Readers.Html;

/// <summary>Counts the items of one list as a browser does. A list of marks, or of letters, has no numbers.</summary>
internal sealed class OrderedList
{
    private readonly bool _isCounted;
    private readonly int _step;
    private long _next;

    public OrderedList(IElement list)
    {
        _isCounted = list.LocalName == "ol" && list.GetAttribute("type") is null or "" or "1";
        _step = list.HasAttribute("reversed") ? -1 : 1;
        _next = Number(list.GetAttribute("start")) ?? (_step > 0 ? 1 : list.Children.Count(c => c.LocalName == "li"));
    }

    /// <summary>Number of the item; null when none is shown.</summary>
    public int? Next(IElement item)
    {
        var number = Number(item.GetAttribute("value")) ?? _next;
        _next = number + _step;
        return _isCounted && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
    }

    private static long? Number(string? attribute) =>
        int.TryParse(attribute, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;
}
