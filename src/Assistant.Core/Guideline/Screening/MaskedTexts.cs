namespace Assistant.Core.Guideline.Screening;

/// <param name="Texts">In the order in which they were screened, with 〔氏名1〕 in the place of each value.</param>
/// <param name="Values">Label to the value as it was written: for nobody but the person who typed it.</param>
public sealed record MaskedTexts(IReadOnlyList<string> Texts, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The first one: the question.</summary>
    public string Text => Texts[0];
}
