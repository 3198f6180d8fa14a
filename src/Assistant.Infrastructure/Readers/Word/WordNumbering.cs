using System.Xml.Linq;
using Assistant.Infrastructure.Readers.Packages;

namespace Assistant.Infrastructure.Readers.Word;

/// <summary>The number that stands before a paragraph on the page and is nowhere in its text.</summary>
/// <param name="Text">With what sets it apart from the text; empty when nothing is shown.</param>
/// <param name="Number">The count itself where the level shows a single decimal number; null otherwise.</param>
internal readonly record struct NumberLabel(string Text, int Level, bool IsBullet, int? Number = null);

/// <summary>Counts automatic numbering in document order: 「第%1条」 becomes 第12条.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;
    private const int LongestLabel = 200;

    private readonly WordStyles _styles;
    private readonly Dictionary<int, XElement> _abstracts = [];
    private readonly Dictionary<int, XElement> _lists = [];
    private readonly Dictionary<int, int?[]> _counters = [];
    private readonly HashSet<(int List, int Level)> _started = [];

    public WordNumbering(XElement? numbering, WordStyles styles)
    {
        _styles = styles;
        foreach (var element in numbering?.Elements() ?? [])
        {
            if (element.Is("abstractNum") && element.Number("abstractNumId") is { } id)
            {
                _abstracts.TryAdd(id, element);
            }
            else if (element.Is("num") && element.Number("numId") is { } list)
            {
                _lists.TryAdd(list, element);
            }
        }
    }

    /// <summary>Counts the paragraph; null when it has no number.</summary>
    public NumberLabel? Next(XElement? properties)
    {
        var own = properties.Child("numPr");
        var (styleList, styleLevel, styles) = _styles.Numbering(properties);
        var list = own.Child("numId").Number("val") ?? styleList;
        if (list is null or 0 || !_lists.TryGetValue(list.Value, out var definition) || Abstract(definition) is not { } found)
        {
            return null;
        }

        var level = Math.Clamp(own.Child("ilvl").Number("val") ?? LevelOfStyle(found.Element, styles) ?? styleLevel ?? 0, 0, Levels - 1);
        if (LevelAt(definition, found.Element, level) is not { } format)
        {
            return null;
        }

        var counters = Count(list.Value, definition, found, level);
        return format.Child("numFmt").Value("val") == "bullet"
            ? new NumberLabel("・", level, IsBullet: true)
            : new NumberLabel(Text(definition, found.Element, format, level, counters), level, IsBullet: false, ShowsOneDecimal(format) ? counters[level] : null);
    }

    /// <summary>「1.2」 is the number of a section, not a count.</summary>
    private static bool ShowsOneDecimal(XElement format) =>
        format.Child("numFmt").Value("val") is null or "decimal" or "decimalFullWidth" or "decimalFullWidth2" or "decimalZero"
        && format.Child("lvlText").Value("val") is { } pattern && pattern.Count(c => c == '%') == 1;

    /// <summary>Lists that share a definition go on counting together, unless one of them starts anew.</summary>
    private int?[] Count(int list, XElement definition, (int Id, XElement Element) found, int level)
    {
        if (!_counters.TryGetValue(found.Id, out var counters))
        {
            _counters[found.Id] = counters = new int?[Levels];
        }

        var restart = definition.Children("lvlOverride").FirstOrDefault(o => o.Number("ilvl") == level).Child("startOverride").Number("val");
        counters[level] = restart is { } start && _started.Add((list, level))
            ? start
            : counters[level] is { } value && value < int.MaxValue ? value + 1 : Start(definition, found.Element, level);
        for (var deeper = level + 1; deeper < Levels; deeper++)
        {
            var after = LevelAt(definition, found.Element, deeper).Child("lvlRestart").Number("val");
            counters[deeper] = after is { } limit && (limit == 0 || level >= limit) ? counters[deeper] : null;
        }

        return counters;
    }

    private string Text(XElement definition, XElement found, XElement format, int level, int?[] counters)
    {
        var pattern = format.Child("lvlText").Value("val") ?? string.Empty;
        var isLegal = format.Switch("isLgl") ?? false;
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < pattern.Length && text.Length < LongestLabel; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var at = pattern[++i] - '1';
                var number = counters[at] ?? Start(definition, found, at);
                var name = LevelAt(definition, found, at).Child("numFmt").Value("val") ?? "decimal";
                text.Append(NumberFormats.Format(number, isLegal ? "decimal" : name));
            }
            else if (pattern[i] is < '\uE000' or > '\uF8FF')
            {
                text.Append(pattern[i]);
            }
        }

        if (text.Length > 0 && format.Child("suff").Value("val") != "nothing" && !char.IsWhiteSpace(text[^1]))
        {
            text.Append(' ');
        }

        return text.ToString();
    }

    private static int Start(XElement definition, XElement found, int level) => LevelAt(definition, found, level).Child("start").Number("val") ?? 1;

    /// <summary>A definition may only name a style, whose list has the real one.</summary>
    private (int Id, XElement Element)? Abstract(XElement definition)
    {
        for (var i = 0; i < Levels; i++)
        {
            if (definition.Child("abstractNumId").Number("val") is not { } id || !_abstracts.TryGetValue(id, out var element))
            {
                return null;
            }

            if (element.Child("numStyleLink").Value("val") is not { } style || _styles.ListOf(style) is not { } list || !_lists.TryGetValue(list, out var linked))
            {
                return (id, element);
            }

            definition = linked;
        }

        return null;
    }

    /// <summary>The style itself before those it is based on: a heading of level 2 is often based on that of level 1.</summary>
    private static int? LevelOfStyle(XElement found, List<string> styles) =>
        styles.Select(style => found.Children("lvl").FirstOrDefault(l => l.Child("pStyle").Value("val") == style).Number("ilvl")).FirstOrDefault(level => level is not null);

    private static XElement? LevelAt(XElement definition, XElement found, int level) =>
        definition.Children("lvlOverride").FirstOrDefault(o => o.Number("ilvl") == level).Child("lvl")
        ?? found.Children("lvl").FirstOrDefault(l => l.Number("ilvl") == level);
}
