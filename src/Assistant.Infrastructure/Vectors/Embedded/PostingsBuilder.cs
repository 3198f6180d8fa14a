using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>Turns the terms of passages, added passage by passage, into the passages of terms: a counting sort.</summary>
internal sealed class PostingsBuilder
{
    private readonly Dictionary<uint, int> _numbers = [];
    private readonly List<uint> _keys = [];
    private readonly List<TermEntry> _entries = [];
    private readonly List<int> _terms = [];
    private readonly List<byte> _impacts = [];
    private readonly List<int> _ends = [];

    public int Count => _terms.Count;

    public void Add(IReadOnlyList<TermImpact> terms)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            var (key, impact) = terms[i];
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, key, out var known);
            if (!known)
            {
                number = _keys.Count;
                _keys.Add(key);
                _entries.Add(default);
            }

            ref var entry = ref CollectionsMarshal.AsSpan(_entries)[number];
            entry.Count++;
            entry.MaxImpact = Math.Max(entry.MaxImpact, impact);
            _terms.Add(number);
            _impacts.Add(impact);
        }

        _ends.Add(_terms.Count);
    }

    /// <returns>How many terms there are.</returns>
    public int Write(SegmentFileWriter writer)
    {
        var keys = _keys.ToArray();
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        var entries = CollectionsMarshal.AsSpan(_entries);
        var postings = Sort(order, entries);
        var ordered = new TermEntry[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            ref var entry = ref entries[order[i]];
            entry.Hash = XxHash3.HashToUInt64(postings.AsSpan((int)entry.Offset, entry.Count * PostingList.BytesEach));
            ordered[i] = entry;
        }

        writer.Section<byte>(SegmentSection.Postings, postings);
        writer.Section<uint>(SegmentSection.TermKeys, keys);
        writer.Section<TermEntry>(SegmentSection.TermEntries, ordered);
        return keys.Length;
    }

    private byte[] Sort(int[] order, Span<TermEntry> entries)
    {
        var length = 0L;
        foreach (var number in order)
        {
            entries[number].Offset = length;
            length += PostingList.Space(entries[number].Count);
        }

        var postings = new byte[length];
        var filled = new int[order.Length];
        var terms = CollectionsMarshal.AsSpan(_terms);
        var posting = 0;
        for (var passage = 0; passage < _ends.Count; passage++)
        {
            for (; posting < _ends[passage]; posting++)
            {
                var number = terms[posting];
                var (offset, count) = ((int)entries[number].Offset, entries[number].Count);
                var place = filled[number]++;
                BinaryPrimitives.WriteUInt16LittleEndian(postings.AsSpan(offset + (place * sizeof(ushort))), (ushort)passage);
                postings[offset + (count * sizeof(ushort)) + place] = _impacts[posting];
            }
        }

        return postings;
    }
}
