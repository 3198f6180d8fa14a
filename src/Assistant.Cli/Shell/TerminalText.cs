namespace Assistant.Cli.Shell;

/// <summary>Text of documents and models on its way to a terminal.</summary>
internal static class TerminalText
{
    /// <summary>Control characters could move the cursor or rename the window: they are shown as U+FFFD.</summary>
    public static string Clean(string text) => text.Any(IsHarmful)
        ? string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = IsHarmful(source[i]) ? '\uFFFD' : source[i];
            }
        })
        : text;

    /// <summary>On one line: for titles, headings and quotes.</summary>
    public static string Line(string text) => Clean(text.ReplaceLineEndings(" "));

    private static bool IsHarmful(char c) => char.IsControl(c) && c is not '\n' and not '\t';
}
