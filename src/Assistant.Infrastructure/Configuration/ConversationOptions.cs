using System.Globalization;

namespace Assistant.Infrastructure.Configuration;

/// <summary>Section <c>Conversation</c>: how long questions and answers are kept. Usage events hold no text and stay.</summary>
public sealed class ConversationOptions
{
    public const string Section = "Conversation";
    public const int MaxRetentionDays = 3650;

    /// <summary>0–3650 days. 0: the text of question and answer is not kept once the answer was given.</summary>
    public int RetentionDays { get; set; } = 90;

    public bool KeepsText => RetentionDays > 0;

    internal static IEnumerable<string> Check(ConversationOptions options)
    {
        if (options.RetentionDays is < 0 or > MaxRetentionDays)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Conversation:RetentionDays「{options.RetentionDays}」は 0 から {MaxRetentionDays} までの日数で指定してください。");
        }
    }
}
