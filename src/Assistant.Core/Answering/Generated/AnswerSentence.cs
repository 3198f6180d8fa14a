using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Generated;

/// <summary>One sentence of an answer.</summary>
/// <param name="Number">From 1, as a person counts them.</param>
/// <param name="Text">Without markers.</param>
/// <param name="Markers">Of passages that were given.</param>
internal sealed partial record AnswerSentence(int Number, string Text, IReadOnlyList<int> Markers)
{
    private static readonly string[] SaysNothingIsThere = ["根拠なし", "記載がありません", "記載はありません", "記載が見つかりません", "記載は見つかりません"];

    /// <summary>False for what claims nothing: a lead-in such as 「次のとおりです：」, and the statement that nothing is written.</summary>
    public bool NeedsCitation =>
        Text.Any(char.IsLetterOrDigit)
        && !Text.EndsWith('：') && !Text.EndsWith(':')
        && !SaysNothingIsThere.Any(words => Text.Contains(words, StringComparison.Ordinal));

    /// <summary>Cuts after 「。！？」 and line breaks, not inside brackets; a marker behind the full stop belongs to the sentence before it.</summary>
    public static IReadOnlyList<AnswerSentence> Split(string answer)
    {
        var sentences = new List<AnswerSentence>();
        foreach (var line in answer.Split('\n'))
        {
            var start = 0;
            var depth = 0;
            for (var i = 0; i < line.Length; i++)
            {
                depth = Math.Max(0, depth + (line[i] is '「' or '『' or '（' ? 1 : line[i] is '」' or '』' or '）' ? -1 : 0));
                if (depth == 0 && line[i] is '。' or '！' or '？')
                {
                    i += Trailing().Match(line[(i + 1)..]).Length;
                    Add(line[start..(i + 1)], sentences);
                    start = i + 1;
                }
            }

            Add(line[start..], sentences);
        }

        return sentences;
    }

    private static void Add(string text, List<AnswerSentence> sentences)
    {
        var markers = Marker().Matches(text)
            .Where(match => match.Groups["number"].Success)
            .Select(match => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture))
            .Distinct()
            .ToList();
        var bare = Marker().Replace(text, string.Empty).Trim();
        if (bare.Length == 0 && sentences.Count > 0)
        {
            // Markers on a line of their own stand for the sentence above.
            sentences[^1] = sentences[^1] with { Markers = [.. sentences[^1].Markers.Union(markers)] };
        }
        else if (bare.Length > 0)
        {
            sentences.Add(new AnswerSentence(sentences.Count + 1, bare, markers));
        }
    }

    [GeneratedRegex(@"\[(?<number>[0-9]{1,3})\]|\[\?\]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^(?:[」』）)]|[ 　]|\[[0-9]{1,3}\]|\[\?\])*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Trailing();
}
