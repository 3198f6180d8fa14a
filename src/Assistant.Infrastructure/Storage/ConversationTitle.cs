using System.Globalization;
using System.Text;

namespace Assistant.Infrastructure.Storage;

/// <summary>A conversation is called by the beginning of its first question.</summary>
internal static class ConversationTitle
{
    /// <summary>In letters as a reader counts them: a Kanji with its variant selector is one.</summary>
    private const int MaxLetters = 40;

    public static string Of(string question)
    {
        var title = new StringBuilder();
        var letters = StringInfo.GetTextElementEnumerator(string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        for (var count = 0; letters.MoveNext(); count++)
        {
            if (count == MaxLetters)
            {
                return title.Append('…').ToString();
            }

            title.Append(letters.GetTextElement());
        }

        return title.ToString();
    }
}
