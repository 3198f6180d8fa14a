using System.Buffers;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>The YAML block at the top of a text file, between two lines of three dashes.</summary>
internal static class FrontMatter
{
    /// <summary>How errors name it.</summary>
    public const string Source = "先頭の文書情報";

    private static readonly SearchValues<char> KeyLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-0123456789 ");

    /// <returns>What it states, null when there is none, and where the body starts.</returns>
    /// <exception cref="DocumentReadException"><c>metadata_invalid</c> with every error.</exception>
    public static (StatedMetadata? Stated, int BodyStart) Read(string text)
    {
        if (!text.StartsWith("---", StringComparison.Ordinal))
        {
            return (null, 0);
        }

        var lines = TextLine.Split(text[..Math.Min(text.Length, MetadataYaml.LargestBytes + 16)]);
        if (!Is(text, lines[0], "---") || !LooksLikeYaml(text, lines))
        {
            return (null, 0);
        }

        var end = lines.FindIndex(1, l => Is(text, l, "---") || Is(text, l, "..."));
        if (end < 0)
        {
            throw ReadFailures.Metadata(Source, ["終わりの「---」がないか、長すぎます。"]);
        }

        var yaml = text[lines[1].Start..lines[end].Start];
        var bodyStart = end + 1 < lines.Count ? lines[end + 1].Start : text.Length;
        return (MetadataYaml.Parse(yaml, Source, firstLine: 2), bodyStart);
    }

    /// <summary>Converters write a rule as the first line: only a key makes it metadata.</summary>
    private static bool LooksLikeYaml(string text, List<TextLine> lines)
    {
        var next = lines.Skip(1).FirstOrDefault(l => !text.AsSpan(l.Start, l.Length).Trim().IsEmpty && text[l.Start] != '#');
        var content = text.AsSpan(next.Start, next.Length);
        var colon = content.IndexOf(':');
        return next.Length > 0 && colon > 0 && content[..colon].IndexOfAnyExcept(KeyLetters) < 0;
    }

    private static bool Is(string text, TextLine line, string mark) => text.AsSpan(line.Start, line.Length).TrimEnd().SequenceEqual(mark);
}
