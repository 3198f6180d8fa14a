namespace Assistant.Core.Text;

/// <summary>Splits a search key into words. Implementations are safe for use by several threads.</summary>
public interface IWordSegmenter
{
    /// <summary>Words in order; white space between them is left out.</summary>
    IReadOnlyList<Morpheme> Segment(string key);
}

/// <param name="Start">Offset in the key, in UTF-16 code units.</param>
/// <param name="BaseForm">Dictionary form (終止形); the surface where the dictionary has none.</param>
/// <param name="Class">品詞, for example 名詞.</param>
/// <param name="SubClass">品詞細分類1, for example サ変接続; 固有名詞 is followed by its kind after a hyphen (固有名詞-地域).</param>
/// <param name="Known">False when the word is not in the dictionary.</param>
public sealed record Morpheme(int Start, string Surface, string BaseForm, string Class, string SubClass, bool Known)
{
    public int End => Start + Surface.Length;
}
