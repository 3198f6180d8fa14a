using Assistant.Core.Guideline.Policy;
using Assistant.Core.Guideline.Screening;

namespace Assistant.Core.Answering;

/// <summary>All that a person sends at once, as it is screened: the question first, then attachments, then variables by name.</summary>
public static class AskedTexts
{
    /// <param name="question">Without white space around it.</param>
    /// <param name="before">The question before in the same conversation, as it was typed; null for none.</param>
    public static IReadOnlyList<ScreenedText> Of(string question, string? before, AskedMaterial material)
    {
        ArgumentNullException.ThrowIfNull(material);
        return
        [
            new ScreenedText(GuidelinePart.Question, question) { Before = before },
            .. material.Attachments.Select(a => new ScreenedText(GuidelinePart.Attachment, a.Text, a.Name)),
            .. Named(material).Select(v => new ScreenedText(GuidelinePart.Variable, v.Value, v.Key)),
        ];
    }

    /// <summary>The same material with other texts.</summary>
    /// <param name="texts">In the order of <see cref="Of"/>.</param>
    internal static AskedMaterial Material(AskedMaterial material, IReadOnlyList<string> texts) => new()
    {
        Attachments = [.. material.Attachments.Select((a, i) => a with { Text = texts[1 + i] })],
        Variables = Named(material).Select((v, i) => (v.Key, Text: texts[1 + material.Attachments.Count + i])).ToDictionary(v => v.Key, v => v.Text, StringComparer.Ordinal),
    };

    private static IOrderedEnumerable<KeyValuePair<string, string>> Named(AskedMaterial material) => material.Variables.OrderBy(v => v.Key, StringComparer.Ordinal);
}
