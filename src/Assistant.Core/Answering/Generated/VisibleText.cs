using System.Text;

namespace Assistant.Core.Answering.Generated;

/// <summary>
/// What is shown, without space at its ends. Held back as long as it may be the model's word for "no evidence" (根拠なし),
/// which nobody should see flash up.
/// </summary>
internal sealed class VisibleText
{
    private const string NoEvidence = "根拠なし";

    private readonly StringBuilder _shown = new();
    private string _held = string.Empty;

    public string Text => _shown.ToString();

    /// <summary>The text begins with the model's word for "no evidence".</summary>
    public bool SaysNoEvidence { get; private set; }

    public string Push(string piece)
    {
        var text = _held + piece;
        _held = text;
        if (_shown.Length == 0)
        {
            var opening = Bare(text);
            SaysNoEvidence = opening.StartsWith(NoEvidence, StringComparison.Ordinal);
            if (SaysNoEvidence || NoEvidence.StartsWith(opening, StringComparison.Ordinal))
            {
                return string.Empty;
            }
        }

        return Show();
    }

    /// <returns>The rest, up to the last character that is not space.</returns>
    public string Complete() => Show();

    private string Show()
    {
        var text = _shown.Length == 0 ? _held.TrimStart() : _held;
        var end = text.AsSpan().TrimEnd().Length;
        _held = text[end..];
        _shown.Append(text, 0, end);
        return text[..end];
    }

    private static string Bare(string text) => text.TrimStart(' ', '\n', '\r', '\t', '　', '「', '『', '"', '*', '【', '（', '(', '・');
}
