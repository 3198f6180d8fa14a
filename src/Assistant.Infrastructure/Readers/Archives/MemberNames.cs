using System.Globalization;
using System.Text;

namespace Assistant.Infrastructure.Readers.Archives;

/// <summary>Makes names out of an archive harmless and tells members of one name apart.</summary>
internal sealed class MemberNames
{
    private const int LongestPart = 200;
    private const int DeepestFolder = 32;
    private const string Unnamed = "名前なし";

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => (string[])[$"COM{n}", $"LPT{n}"])], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What operating systems leave in archives: nobody's document.</summary>
    public static bool IsDebris(string name)
    {
        var parts = name.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 || Array.Exists(parts, p => p == "__MACOSX") || parts[^1] is ".DS_Store" or "Thumbs.db" or "desktop.ini" || parts[^1].StartsWith("._", StringComparison.Ordinal);
    }

    public string Add(string name)
    {
        var parts = name.Replace('\\', '/').Split('/').Select(Part).Where(p => p.Length > 0).TakeLast(DeepestFolder).ToList();
        var safe = parts.Count == 0 ? Unnamed : string.Join('/', parts);
        var free = safe;
        for (var n = 2; !_taken.Add(free); n++)
        {
            var extension = Path.GetExtension(safe);
            free = string.Create(CultureInfo.InvariantCulture, $"{safe[..^extension.Length]} ({n}){extension}");
        }

        return free;
    }

    private static string Part(string part)
    {
        var letters = new StringBuilder(part.Length);
        foreach (var rune in part.EnumerateRunes().Where(r => !IsInvisible(r)))
        {
            letters.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? "_" : rune.ToString());
        }

        var text = letters.ToString().Normalize(NormalizationForm.FormC).Trim().TrimEnd('.', ' ');
        if (text is "" or "." or ".." || text is [_, '_'])
        {
            return string.Empty;
        }

        if (text.Length > LongestPart)
        {
            var extension = Path.GetExtension(text) is { Length: <= 20 } own ? own : string.Empty;
            text = text[..(LongestPart - extension.Length)] + extension;
        }

        text = text.EndsWith('!') ? text[..^1] + '！' : text;
        return Reserved.Contains(text.Split('.')[0]) ? '_' + text : text;
    }

    /// <summary>Control characters, marks that turn the direction of writing, half of a character.</summary>
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
        || rune == Rune.ReplacementChar;
}
