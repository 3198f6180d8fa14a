using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Tests.Vectors.Conformance;

/// <summary>
/// About five hundred passages, and questions to them. No two passages have the same impact for a term: equal scores within a list
/// would let two right indexes fuse differently.
/// </summary>
internal sealed class RandomCorpus
{
    public const int Dimensions = 16;
    private const int Vocabulary = 120;
    private static readonly string[] _codes = ["staff", "総務課", "dx-戦略課", "council", "会計課"];
    private readonly Random _random = new(20260401);
    private readonly Dictionary<uint, Queue<byte>> _impacts = [];
    private int _passages;

    public static VectorIndexSpecification Specification { get; } = new("conformance-random", Dimensions);

    public IReadOnlyList<IndexedDocument> Documents(int first, int count) => [.. Enumerable.Range(first, count).Select(Document)];

    /// <summary>The document with other passages and other metadata.</summary>
    public IndexedDocument Document(int id) => new(
        Passages.Id(id),
        new DocumentMetadata
        {
            Title = "文書",
            Kind = (DocumentKind)_random.Next(4),
            Department = _random.Next(4) == 0 ? null : _codes[_random.Next(_codes.Length)],
            Effective = _random.Next(2) == 0 ? null : new DateOnly(2026, 1 + _random.Next(12), 1),
            Expires = _random.Next(3) == 0 ? new DateOnly(2026, 1 + _random.Next(12), 28) : null,
            Access = [.. _codes.Where(_ => _random.Next(4) == 0)],
        },
        [.. Enumerable.Range(0, 3 + _random.Next(5)).Select(_ => Passage())]);

    public VectorQuery Query(SearchMode mode, FusionMethod method) => new(
        Specification.Version,
        mode,
        [.. Enumerable.Range(0, 6).Select(_ => (uint)_random.Next(Vocabulary)).Distinct().Select(key => new QueryTermWeight(Key(key), 0.2f + _random.NextSingle()))],
        Direction(),
        new VectorFilter(AccessScope.Everything, new SearchFilters()),
        1 + _random.Next(60),
        new FusionOptions(method, 0.3f + _random.NextSingle(), 0.3f + _random.NextSingle(), 20 + _random.Next(60), 1 + _random.Next(60)));

    public AccessScope Scope() => AccessScope.Of(_codes.Where(_ => _random.Next(2) == 0).Append("nobody-has-this"));

    public SearchFilters Filters() => new()
    {
        Kinds = _random.Next(2) == 0 ? [] : [DocumentKind.Plan, DocumentKind.Manual],
        Departments = _random.Next(2) == 0 ? [] : [.. _codes.Take(3)],
    };

    private IndexedPassage Passage()
    {
        var terms = Enumerable.Range(0, 3 + _random.Next(12)).Select(_ => (uint)_random.Next(Vocabulary)).Distinct().Order().Select(Term).OfType<TermImpact>();
        return new IndexedPassage(Passages.Id(++_passages), [.. terms.OrderBy(t => t.Key)], _random.Next(10) == 0 ? default : Direction());
    }

    private TermImpact? Term(uint number)
    {
        if (!_impacts.TryGetValue(number, out var left))
        {
            var all = Enumerable.Range(1, 255).Select(i => (byte)i).ToArray();
            _random.Shuffle(all);
            _impacts.Add(number, left = new Queue<byte>(all));
        }

        return left.TryDequeue(out var impact) ? new TermImpact(Key(number), impact) : null;
    }

    // Spread over all 32 bits: keys above 2^31 must survive too.
    private static uint Key(uint number) => number * 0x9E3779B1u;

    private float[] Direction()
    {
        var vector = Enumerable.Range(0, Dimensions).Select(_ => (_random.NextSingle() * 2) - 1).ToArray();
        var length = MathF.Sqrt(vector.Sum(v => v * v));
        return [.. vector.Select(v => v / length)];
    }
}
