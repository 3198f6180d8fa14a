using System.Data.Common;
using System.Globalization;
using Assistant.Core.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Audit;

/// <summary>One pass over a chain from its first record, hash by hash, up to the first thing that is not as it was written.</summary>
internal sealed class ChainWalk
{
    private readonly ChainedTable _table;
    private readonly ChainHead _head;
    private readonly Dictionary<long, string> _seals = [];
    private readonly Dictionary<long, string> _hashes = [];
    private readonly Dictionary<long, PurgedRange> _purges;
    private readonly HashSet<long> _wanted;
    private readonly byte[] _hash = ChainedTable.Start();
    private long _sequence;

    /// <param name="seals">Of the database and of the file beside it: both must agree with the records.</param>
    public ChainWalk(ChainedTable table, ChainHead head, IReadOnlyList<ChainSeal> seals, IReadOnlyList<PurgedRange> purges)
    {
        _table = table;
        _head = head;
        _purges = purges.ToDictionary(p => p.First);
        foreach (var seal in seals)
        {
            if (!_seals.TryAdd(seal.Sequence, seal.Hash) && _seals[seal.Sequence] != seal.Hash)
            {
                // No record can agree with both.
                _seals[seal.Sequence] = "";
            }
        }

        _wanted = [.. _seals.Keys];
    }

    public long Records { get; private set; }

    public long Purged { get; private set; }

    /// <summary>Only where the walk came past; null within a purged range.</summary>
    public string? HashAt(long sequence) => sequence == _sequence ? Convert.ToHexStringLower(_hash) : _hashes.GetValueOrDefault(sequence);

    public async Task<ChainProblem?> RunAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        using var hasher = _table.CreateHasher();
        var values = new object?[_table.Columns.Count];
        await using var command = connection.Sql($"SELECT seq, hash, {string.Join(", ", _table.Columns)} FROM {_table.Table} ORDER BY seq");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var sequence = reader.GetInt64(0);
            if (Skip(sequence) is { } gap)
            {
                return gap;
            }

            for (var i = 0; i < values.Length; i++)
            {
                values[i] = reader.GetValue(i + 2);
            }

            hasher.Compute(_hash, sequence, values, _hash);
            _sequence = sequence;
            if (!_hash.AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(1)))
            {
                return Altered(sequence, values);
            }

            Records++;
            if (CheckSeal() is { } mismatch)
            {
                return mismatch;
            }
        }

        return Skip(_head.Sequence + 1) ?? CheckHead();
    }

    /// <summary>Goes over purged ranges up to the record before; what is missing without proof is a problem.</summary>
    private ChainProblem? Skip(long next)
    {
        while (_sequence + 1 < next)
        {
            if (!_purges.TryGetValue(_sequence + 1, out var range))
            {
                return next > _head.Sequence
                    ? Problem("tail_missing", _sequence + 1, "末尾の記録が失われています。")
                    : Problem("record_missing", _sequence + 1, "記録が取り除かれています。");
            }

            Purged += range.Last - range.First + 1;
            _sequence = range.Last;
            range.LastHash.CopyTo(_hash, 0);
            if (CheckSeal() is { } mismatch)
            {
                return mismatch;
            }
        }

        return _sequence >= next ? Problem("record_unexpected", next, "削除したはずの番号の記録があります。") : null;
    }

    private ChainProblem? CheckSeal()
    {
        if (!_wanted.Contains(_sequence))
        {
            return null;
        }

        var hash = Convert.ToHexStringLower(_hash);
        _hashes[_sequence] = hash;
        return _seals[_sequence] == hash ? null : Problem("seal_mismatch", _sequence, "日ごとの封印と一致しません。それより前の記録が書き換えられています。");
    }

    private ChainProblem? CheckHead()
    {
        if (_sequence > _head.Sequence)
        {
            return Problem("record_unexpected", _head.Sequence + 1, "鎖の終わりより後に記録があります。");
        }

        return _hash.AsSpan().SequenceEqual(_head.Hash) ? null : Problem("record_altered", _sequence, "鎖の終わりの印と一致しません。");
    }

    private ChainProblem Altered(long sequence, object?[] values) => new(
        "record_altered",
        sequence,
        _table.IdColumn < 0 ? null : values[_table.IdColumn] as string,
        string.Create(CultureInfo.InvariantCulture, $"{sequence} 番目の記録の内容か順番が、書き込んだときと違います。"));

    private static ChainProblem Problem(string code, long sequence, string message) => new(code, sequence, null, message);
}
