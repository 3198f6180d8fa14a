using System.Globalization;
using System.Text;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Readers.Metadata;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>A file name as a stranger gave it, made one that does no harm in a folder, a header or a list.</summary>
internal static class UploadName
{
    /// <summary>File systems take 255 bytes; the rest is for the ending of a side file.</summary>
    private const int MostBytes = 200;

    private static readonly HashSet<string> _devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <exception cref="AssistantException"><c>upload_name_invalid</c>.</exception>
    public static string Of(string name)
    {
        var last = Normalise(name)[(Normalise(name).AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (IsHarmless(rune))
            {
                clean.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? "_" : rune.ToString());
            }
        }

        // A leading dot hides a file; a trailing dot or space is dropped by some systems, so that two names become one.
        var harmless = Shorten(clean.ToString().Trim().TrimEnd('.', ' ').TrimStart('.', ' '));
        var stem = Path.GetFileNameWithoutExtension(harmless);
        if (stem.Length == 0 || MetadataFiles.IsOne(harmless))
        {
            throw new AssistantException("upload_name_invalid", "このファイル名では登録できません。") { NextStep = "文字や数字の名前を付けて、もう一度登録してください。" };
        }

        return _devices.Contains(stem) ? "_" + harmless : harmless;
    }

    private static string Normalise(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: replaced, as in every text that is written out.
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)).Normalize(NormalizationForm.FormC);
        }
    }

    /// <summary>No controls, no marks that turn the direction of reading or hide in a name, nothing unassigned.</summary>
    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    /// <summary>The ending stays: it says what the file is.</summary>
    private static string Shorten(string name)
    {
        var ending = Path.GetExtension(name);
        if (Encoding.UTF8.GetByteCount(ending) > MostBytes / 2)
        {
            ending = string.Empty;
        }

        var stem = new StringBuilder();
        var bytes = Encoding.UTF8.GetByteCount(ending);
        foreach (var rune in name[..^ending.Length].EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MostBytes)
            {
                break;
            }

            stem.Append(rune.ToString());
        }

        return stem + ending;
    }
}
