using System.Net;
using System.Text.RegularExpressions;
using Assistant.Core.Prompts;

namespace Assistant.Infrastructure.Prompts;

/// <summary>Cuts a rendered body into its <c>&lt;message role="…"&gt;</c> blocks.</summary>
internal static partial class PromptMessages
{
    private const string Closing = "</message>";

    /// <exception cref="FormatException">There is text outside the blocks, a block in a block, or none at all.</exception>
    public static IReadOnlyList<PromptMessage> Parse(string rendered)
    {
        var messages = new List<PromptMessage>();
        var rest = rendered.AsMemory().TrimStart();
        while (!rest.IsEmpty)
        {
            var opening = Opening().Match(rest.ToString());
            var end = rest.Span.IndexOf(Closing, StringComparison.Ordinal);
            if (!opening.Success || end < 0)
            {
                throw new FormatException("Text stands outside the messages.");
            }

            var text = rest[opening.Length..end].ToString();
            if (text.Contains("<message", StringComparison.Ordinal))
            {
                throw new FormatException("A message stands in another.");
            }

            messages.Add(new PromptMessage(opening.Groups["role"].Value, WebUtility.HtmlDecode(text).Trim()));
            rest = rest[(end + Closing.Length)..].TrimStart();
        }

        return messages.Count > 0 ? messages : throw new FormatException("There is no message.");
    }

    [GeneratedRegex("^<message role=\"(?<role>system|user|assistant)\">", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Opening();
}
