using System.Globalization;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Answering.Generated;

/// <summary>The passages that a model is given, numbered from 1. Only these can be cited.</summary>
internal sealed class GivenPassages
{
    /// <summary>More passages dilute the answer: models overlook what stands in the middle.</summary>
    internal const int MostPassages = 20;

    /// <summary>Characters of text in all, about as many tokens: leaves room for rules and answer in a context of 16,000.</summary>
    internal const int MostCharacters = 9_000;

    private readonly List<SearchHit> _hits = [];

    public GivenPassages(IEnumerable<SearchHit> hits)
    {
        var characters = 0;
        foreach (var hit in hits.Where(h => h.Chunk.Segments.Count > 0).Take(MostPassages))
        {
            characters += hit.Chunk.Text.Length;
            if (characters > MostCharacters && _hits.Count > 0)
            {
                break;
            }

            _hits.Add(hit);
        }
    }

    public int Count => _hits.Count;

    /// <summary>Null when no passage was given that number.</summary>
    public SearchHit? Find(int id) => id >= 1 && id <= _hits.Count ? _hits[id - 1] : null;

    /// <summary>For the template: id, title, heading, page and text of each.</summary>
    public IReadOnlyList<Dictionary<string, object?>> ToValues() =>
    [
        .. _hits.Select((hit, index) => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["id"] = (index + 1).ToString(CultureInfo.InvariantCulture),
            ["title"] = hit.Document.Metadata.Title,
            ["heading"] = string.Join(" / ", hit.Chunk.HeadingPath),
            ["page"] = hit.Chunk.Page?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            ["text"] = hit.Chunk.Text,
        }),
    ];
}
