using System.Runtime.InteropServices;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>How often each term stands in the two fields of a passage.</summary>
public sealed class FieldTerms
{
    /// <summary>Different terms of an ordinary passage.</summary>
    private const int InitialCapacity = 200;

    private readonly Dictionary<uint, TermCount> _counts = new(InitialCapacity);

    /// <summary>Terms in title and heading path, repetitions counted.</summary>
    public int ContextLength { get; private set; }

    /// <summary>Terms in the passage itself, repetitions counted.</summary>
    public int BodyLength { get; private set; }

    /// <summary>The type itself, not an interface: its enumerator costs nothing and this is the innermost loop of indexing.</summary>
    internal Dictionary<uint, TermCount> Counts => _counts;

    /// <param name="vocabulary">Receives the words, when it is wanted.</param>
    internal void Add(AnalyzedText text, bool isContext, HashSet<string>? vocabulary = null)
    {
        var counter = new Counter(_counts, isContext, vocabulary);
        TermExtractor.Visit(text, ref counter);
        if (isContext)
        {
            ContextLength += counter.Length;
        }
        else
        {
            BodyLength += counter.Length;
        }
    }

    private struct Counter(Dictionary<uint, TermCount> counts, bool isContext, HashSet<string>? vocabulary) : ITermVisitor
    {
        public int Length { get; private set; }

        public void Visit(TermClass termClass, scoped ReadOnlySpan<char> text)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, TermKey.Of(termClass, text), out _);
            count = isContext
                ? new TermCount(termClass, count.Context + 1, count.Body)
                : new TermCount(termClass, count.Context, count.Body + 1);
            Length++;
            if (termClass == TermClass.Word && vocabulary is not null)
            {
                vocabulary.GetAlternateLookup<ReadOnlySpan<char>>().Add(text);
            }
        }
    }
}

/// <param name="Context">Occurrences in title and heading path.</param>
/// <param name="Body">Occurrences in the passage itself.</param>
public readonly record struct TermCount(TermClass Class, int Context, int Body);
