using Assistant.Core.Documents;

namespace Assistant.Core.Retrieval.Vectors;

/// <summary>A document as the index keeps it: what a query can narrow by, and its passages.</summary>
/// <param name="Id">32 lower-case hexadecimal digits.</param>
/// <param name="Metadata">Kind, department, dates and the access list; an empty list is found by administrators only.</param>
public sealed record IndexedDocument(string Id, DocumentMetadata Metadata, IReadOnlyList<IndexedPassage> Passages);

/// <param name="ChunkId">32 lower-case hexadecimal digits, unique in the index.</param>
/// <param name="Terms">Sparse vector: each key once, keys ascending.</param>
/// <param name="Dense">Unit length, as many values as the specification says; empty when the passage has none (no known word in it).</param>
public sealed record IndexedPassage(string ChunkId, IReadOnlyList<TermImpact> Terms, ReadOnlyMemory<float> Dense);

/// <summary>How much a passage is about a term.</summary>
/// <param name="Key"><see cref="TermKey.Of"/> of the term.</param>
/// <param name="Impact">1–255, for impact / 255 in (0, 1]: the saturated, length-normalised frequency, without the term's rarity.</param>
public readonly record struct TermImpact(uint Key, byte Impact)
{
    /// <summary>What <see cref="Impact"/> is a multiple of.</summary>
    public const float Unit = 1f / 255;
}
