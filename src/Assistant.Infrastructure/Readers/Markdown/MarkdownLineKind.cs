using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Infrastructure.Readers.Markdown;

/// <summary>What a single line of Markdown is, seen alone.</summary>
internal static partial class MarkdownLineKind
{
    public static bool IsBlank(ReadOnlySpan<char> line) => line.Trim().IsEmpty;

    public static bool IsRule(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        return text.Length >= 3 && text[0] is '-' or '*' or '_' && text.IndexOfAnyExcept(text[0], ' ') < 0 && text.Count(text[0]) >= 3;
    }

    /// <summary>Level 1–6 and where the text starts; level 0 for other lines.</summary>
    public static (int Level, int Offset) Heading(ReadOnlySpan<char> line)
    {
        var indent = line.Length - line.TrimStart(' ').Length;
        var level = 0;
        while (indent + level < line.Length && line[indent + level] == '#')
        {
            level++;
        }

        var isHeading = indent < 4 && level is >= 1 and <= 6 && (indent + level == line.Length || line[indent + level] is ' ' or '\t' or '　');
        return isHeading ? (level, indent + level) : (0, 0);
    }

    /// <summary>Level of the underline of a heading written in two lines, otherwise 0.</summary>
    public static int Underline(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        return text.Length < 3 ? 0 : text.IndexOfAnyExcept('=') < 0 ? 1 : text.IndexOfAnyExcept('-') < 0 ? 2 : 0;
    }

    /// <summary>Length of the indentation and of the marker with its space; marker 0 for lines that begin no list item.</summary>
    public static (int Indent, int Marker) ListItem(ReadOnlySpan<char> line)
    {
        foreach (var match in ListMarker().EnumerateMatches(line))
        {
            var indent = line.Length - line.TrimStart().Length;
            return (indent, match.Length - indent);
        }

        return (0, 0);
    }

    /// <summary>The number of an item of an ordered list; null for a bullet.</summary>
    public static int? NumberOf(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The mark of a fenced block, otherwise NUL.</summary>
    public static char Fence(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(' ');
        return text.StartsWith("```") || text.StartsWith("~~~") ? text[0] : '\0';
    }

    /// <summary>The writer ended the line on purpose: two spaces, a backslash or a &lt;br&gt;.</summary>
    public static bool BreaksAfter(ReadOnlySpan<char> line) =>
        line.EndsWith("  ") || line.EndsWith("\\") || BreakTag().IsMatch(line);

    [GeneratedRegex(@"^[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t　]+", RegexOptions.NonBacktracking)]
    private static partial Regex ListMarker();

    [GeneratedRegex(@"<br ?/?>\s*$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex BreakTag();
}
