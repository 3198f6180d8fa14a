using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Assistant.Infrastructure.Audit;

/// <summary>
/// A table whose rows form a chain. The hash of a row is SHA-256 over the hash before it (32 bytes; zeros at the start) and the
/// row as canonical JSON in UTF-8: chain, seq, then every column that is not null, in the order below, without white space.
/// A column that comes later is null in older rows and so changes no hash.
/// </summary>
internal sealed class ChainedTable
{
    public const int HashBytes = SHA256.HashSizeInBytes;

    public static readonly ChainedTable Usage = new(
        "usage",
        "usage_events",
        "id",
        "id", "occurred_at", "user_id", "department", "post", "feature", "template_id", "template_version", "mode", "model", "input_tokens", "output_tokens",
        "outcome", "error_code", "documents", "retrieval_ms", "total_ms", "minutes_saved", "findings", "policy_version", "source", "purpose");

    public static readonly ChainedTable Feedback = new("feedback", "usage_feedback", "event_id", "event_id", "user_id", "minutes", "stated_at", "category");

    public static readonly ChainedTable Audit = new("audit", "audit_records", null, "at", "class", "action", "actor_id", "target_id", "outcome", "details");

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonEncodedText ChainName = JsonEncodedText.Encode("chain");
    private static readonly JsonEncodedText Sequence = JsonEncodedText.Encode("seq");
    private readonly JsonEncodedText[] _names;
    private readonly JsonEncodedText _chain;

    private ChainedTable(string name, string table, string? idColumn, params string[] columns)
    {
        Name = name;
        Table = table;
        Columns = columns;
        IdColumn = idColumn is null ? -1 : Array.IndexOf(columns, idColumn);
        _names = [.. columns.Select(c => JsonEncodedText.Encode(c))];
        _chain = JsonEncodedText.Encode(name);
        InsertSql = string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO {table} (seq, {string.Join(", ", columns)}, hash) VALUES (@seq, {string.Join(", ", columns.Select(c => "@" + c))}, @hash)");
    }

    public static IReadOnlyList<ChainedTable> All { get; } = [Usage, Feedback, Audit];

    public string Name { get; }

    public string Table { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Index of the column that identifies a row to people; −1 when only the sequence does.</summary>
    public int IdColumn { get; }

    public string InsertSql { get; }

    public static byte[] Start() => new byte[HashBytes];

    /// <summary>Computes hashes with buffers of its own: not for use by several at once.</summary>
    public Hasher CreateHasher() => new(this);

    internal sealed class Hasher : IDisposable
    {
        private readonly ChainedTable _table;
        private readonly ArrayBufferWriter<byte> _buffer = new(1024);
        private readonly Utf8JsonWriter _json;

        public Hasher(ChainedTable table)
        {
            _table = table;
            _json = new Utf8JsonWriter(_buffer, Compact);
        }

        /// <param name="previous">32 bytes.</param>
        /// <param name="values">In the order of the columns: whole number, text, or null (<see cref="DBNull"/>).</param>
        /// <param name="hash">32 bytes; may be <paramref name="previous"/> itself.</param>
        public void Compute(ReadOnlySpan<byte> previous, long sequence, ReadOnlySpan<object?> values, Span<byte> hash)
        {
            _buffer.ResetWrittenCount();
            previous.CopyTo(_buffer.GetSpan(HashBytes));
            _buffer.Advance(HashBytes);
            _json.Reset(_buffer);
            _json.WriteStartObject();
            _json.WriteString(ChainName, _table._chain);
            _json.WriteNumber(Sequence, sequence);
            for (var i = 0; i < values.Length; i++)
            {
                switch (values[i])
                {
                    case string text:
                        _json.WriteString(_table._names[i], text);
                        break;
                    case long number:
                        _json.WriteNumber(_table._names[i], number);
                        break;
                    case int number:
                        _json.WriteNumber(_table._names[i], number);
                        break;
                    case null or DBNull:
                        break;
                    case var other:
                        throw new InvalidOperationException($"A chained column can't hold {other.GetType().Name}.");
                }
            }

            _json.WriteEndObject();
            _json.Flush();
            SHA256.HashData(_buffer.WrittenSpan, hash);
        }

        public void Dispose() => _json.Dispose();
    }
}
