using System.Globalization;
using Assistant.Core.Access;
using Assistant.Core.Documents;

namespace Assistant.Cli.Benchmarking;

/// <summary>Documents of a hundred passages of about 200 characters, each made when it is asked for.</summary>
internal sealed class SyntheticDocuments(SyntheticText text, TimeProvider time)
{
    public const int PassagesEach = 100;

    private const ulong Seed = 20260401;
    private const int PassageCharacters = 200;
    private const int PassagesASection = 10;

    /// <summary>One document in ten is kept from the person who searches.</summary>
    private const int Hidden = 10;

    public static AccessScope Person { get; } = AccessScope.Of(Roles.Staff);

    public static int Count(int passages) => (passages + PassagesEach - 1) / PassagesEach;

    public (DocumentRecord Document, PageText Page, IReadOnlyList<Chunk> Chunks) Make(int number, int passages)
    {
        var random = new SeededRandom(Seed + ((ulong)number << 32));
        var topic = text.DrawTopic(random);
        var uri = string.Create(CultureInfo.InvariantCulture, $"bench/{number:D6}.md");
        var id = ChunkId.OfDocument(uri);
        var (chunks, page, heading) = (new List<Chunk>(passages), new System.Text.StringBuilder(), "");
        for (var ordinal = 0; ordinal < passages; ordinal++)
        {
            heading = ordinal % PassagesASection == 0 ? text.Heading(random, topic) : heading;
            var segments = new List<Segment>();
            foreach (var sentence in text.Paragraph(random, topic, PassageCharacters))
            {
                segments.Add(new Segment(sentence, new SourceSpan(1, page.Length, sentence.Length)));
                page.Append(sentence);
            }

            chunks.Add(new Chunk(ChunkId.Of(id, ordinal, [heading], segments), ordinal, BlockKind.Paragraph, [heading], segments, []));
        }

        var metadata = new DocumentMetadata { Title = text.Heading(random, topic), Access = [number % Hidden == Hidden - 1 ? Roles.Admin : Roles.Staff] };
        var record = new DocumentRecord(id, uri, metadata, "bench", 1, chunks.Count, DocumentState.Indexed, null, null, time.GetUtcNow());
        return (record, new PageText(1, page.ToString()), chunks);
    }
}
