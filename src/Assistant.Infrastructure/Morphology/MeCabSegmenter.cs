using System.Collections.Concurrent;
using System.Text;
using Assistant.Core.Errors;
using Assistant.Core.Text;

namespace Assistant.Infrastructure.Morphology;

/// <summary>MeCab with IPADIC. The dictionary is mapped once; each call rents a tagger with its lattice.</summary>
internal sealed unsafe class MeCabSegmenter : IWordSegmenter, IDisposable
{
    // A lattice takes about 200 bytes a character: longer texts are cut at sentence ends.
    private const int LongestPiece = 20_000;

    private readonly nint _model;
    private readonly ConcurrentBag<(nint Tagger, nint Lattice)> _idle = [];
    private readonly FeatureCache _features = new();

    /// <param name="dictionary">Folder of a UTF-8 IPADIC.</param>
    /// <exception cref="AssistantException"><c>mecab_missing</c>.</exception>
    public MeCabSegmenter(string dictionary)
    {
        try
        {
            // The machine's own mecabrc may name another dictionary: it is not read.
            string[] arguments = ["mecab", "-r", "/dev/null", "-d", dictionary];
            _model = Directory.Exists(dictionary) ? MeCabNative.CreateModel(arguments.Length, arguments) : 0;
        }
        catch (DllNotFoundException exception)
        {
            throw Missing(exception);
        }

        if (_model == 0)
        {
            throw Missing(null);
        }
    }

    public IReadOnlyList<Morpheme> Segment(string key)
    {
        var words = new List<Morpheme>(key.Length / 2);
        for (var start = 0; start < key.Length;)
        {
            var length = PieceLength(key, start);
            SegmentPiece(key.AsSpan(start, length), start, words);
            start += length;
        }

        return words;
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var pair))
        {
            MeCabNative.DestroyLattice(pair.Lattice);
            MeCabNative.DestroyTagger(pair.Tagger);
        }

        MeCabNative.DestroyModel(_model);
    }

    private static AssistantException Missing(Exception? inner) =>
        new("mecab_missing", "日本語の単語分割（MeCab と IPADIC）が入っていないため、検索ができません。", inner)
        {
            NextStep = "apt-get install libmecab2 mecab-ipadic-utf8 を実行してください。",
        };

    private static int PieceLength(string key, int start)
    {
        var rest = key.Length - start;
        if (rest <= LongestPiece)
        {
            return rest;
        }

        var cut = key.AsSpan(start, LongestPiece).LastIndexOfAny("。\n\t ");
        return cut > 0 ? cut + 1 : LongestPiece - (char.IsHighSurrogate(key[start + LongestPiece - 1]) ? 1 : 0);
    }

    private void SegmentPiece(ReadOnlySpan<char> piece, int offset, List<Morpheme> words)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(piece.Length)];
        var count = Encoding.UTF8.GetBytes(piece, bytes);
        if (!_idle.TryTake(out var pair))
        {
            pair = (MeCabNative.CreateTagger(_model), MeCabNative.CreateLattice(_model));
        }

        fixed (byte* sentence = bytes)
        {
            MeCabNative.SetSentence(pair.Lattice, sentence, (nuint)count);
            if (MeCabNative.Parse(pair.Tagger, pair.Lattice) != 0)
            {
                Collect(MeCabNative.FirstNode(pair.Lattice), sentence, offset, words);
            }
        }

        _idle.Add(pair);
    }

    private void Collect(MeCabNative.Node* node, byte* sentence, int offset, List<Morpheme> words)
    {
        var at = sentence;
        for (; node != null; node = node->Next)
        {
            if (node->State is MeCabNative.StateBeginning or MeCabNative.StateEnd)
            {
                continue;
            }

            offset += Encoding.UTF8.GetCharCount(at, (int)(node->Surface - at));
            var surface = Encoding.UTF8.GetString(node->Surface, node->Length);
            words.Add(_features.Read(node, offset, surface));
            at = node->Surface + node->Length;
            offset += surface.Length;
        }
    }
}
