using System.Data.Common;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Audit;

/// <summary>
/// Appends rows to a chain within a writing transaction: nobody else can append between reading the end of the chain and moving it.
/// </summary>
internal sealed class ChainWriter : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly ChainedTable _table;
    private readonly ChainedTable.Hasher _hasher;
    private readonly DbCommand _insert;
    private readonly byte[] _hash;
    private readonly int _day;
    private long _sequence;

    private ChainWriter(DbConnection connection, ChainedTable table, ChainHead head)
    {
        _connection = connection;
        _table = table;
        _hasher = table.CreateHasher();
        _sequence = head.Sequence;
        _hash = head.Hash;
        _day = head.Day;
        _insert = connection.Sql(table.InsertSql).With("@seq", 0L);
        foreach (var column in table.Columns)
        {
            _insert.With("@" + column, null);
        }

        _insert.With("@hash", _hash);
    }

    /// <summary>The last sequence number appended.</summary>
    public long Sequence => _sequence;

    /// <summary>Ready to append. The first append of a day seals the day before it.</summary>
    public static async Task<ChainWriter> OpenAsync(DbConnection connection, ChainedTable table, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var head = await ChainHead.ReadAsync(connection, table, cancellationToken);
        var today = DayNumber.Of(now);
        if (head.Sequence > 0 && today > head.Day)
        {
            await connection
                .Sql("INSERT INTO chain_seals (chain, day, seq, hash) VALUES (@chain, @day, @seq, @hash)")
                .With("@chain", table.Name)
                .With("@day", head.Day)
                .With("@seq", head.Sequence)
                .With("@hash", head.Hash)
                .RunAsync(cancellationToken);
        }

        return new ChainWriter(connection, table, head with { Day = Math.Max(head.Day, today) });
    }

    /// <summary>One row from begin to end.</summary>
    public static async Task AppendAsync(DbConnection connection, ChainedTable table, DateTimeOffset now, object?[] values, CancellationToken cancellationToken)
    {
        await using var writer = await OpenAsync(connection, table, now, cancellationToken);
        await writer.AppendAsync(values, cancellationToken);
        await writer.CloseAsync(cancellationToken);
    }

    /// <param name="values">In the order of the table's columns.</param>
    public async Task AppendAsync(object?[] values, CancellationToken cancellationToken)
    {
        var sequence = _sequence + 1;
        _insert.Parameters[0].Value = sequence;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = SqlExtensions.ToStored(values[i]);
            _insert.Parameters[i + 1].Value = values[i];
        }

        _hasher.Compute(_hash, sequence, values, _hash);
        await _insert.ExecuteNonQueryAsync(cancellationToken);
        _sequence = sequence;
    }

    /// <summary>Moves the end of the chain; without it the transaction must not be committed.</summary>
    public Task CloseAsync(CancellationToken cancellationToken) => _connection
        .Sql("UPDATE chains SET seq = @seq, hash = @hash, day = @day WHERE name = @chain")
        .With("@chain", _table.Name)
        .With("@day", _day)
        .With("@seq", _sequence)
        .With("@hash", _hash)
        .RunAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _hasher.Dispose();
        await _insert.DisposeAsync();
    }
}

/// <summary>Where a chain ends.</summary>
/// <param name="Day">On which its last record was appended: 20250401, in JST.</param>
internal sealed record ChainHead(long Sequence, byte[] Hash, int Day)
{
    public static async Task<ChainHead> ReadAsync(DbConnection connection, ChainedTable table, CancellationToken cancellationToken) =>
        await connection
            .Sql("SELECT seq, hash, day FROM chains WHERE name = @chain")
            .With("@chain", table.Name)
            .FirstAsync(r => new ChainHead(r.GetInt64(0), r.GetFieldValue<byte[]>(1), r.GetInt32(2)), cancellationToken)
        ?? new ChainHead(0, ChainedTable.Start(), 0);
}
