namespace Assistant.Core.Text;

/// <summary>What kind of thing a term is; classes never share a posting list.</summary>
public enum TermClass
{
    /// <summary>A word in folded base form, or a part of a compound in one script.</summary>
    Word,

    /// <summary>One Kanji.</summary>
    Unigram,

    /// <summary>Two neighbouring Kanji or Katakana.</summary>
    Bigram,

    /// <summary>Two neighbouring Hiragana inside a noun, Katakana counted as Hiragana.</summary>
    KanaBigram,

    /// <summary>A number with its unit.</summary>
    Quantity,

    /// <summary>An article, 項 or 号 of a rule: which one a passage is, or a question names.</summary>
    Provision,
}
