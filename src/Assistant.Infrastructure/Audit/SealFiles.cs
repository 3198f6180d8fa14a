using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Logging;

namespace Assistant.Infrastructure.Audit;

/// <summary>
/// What the database alone can't prove: that its chains did not once go on further. Beside it in the data folder lie, for each chain,
/// the last record (<c>usage.head</c>) and one line for each day (<c>days.tsv</c>). They are written after the commit: a process that
/// dies between leaves them behind the database, never ahead of it.
/// </summary>
internal sealed partial class SealFiles(DataFolder folder, Database database, ILogger<SealFiles> logger)
{
    public const string FolderName = "seals";
    public const string DaysName = "days.tsv";
    private const string Header = "chain\tday\tseq\thash";
    private readonly ConcurrentDictionary<string, (long Sequence, int Day)> _written = new(StringComparer.Ordinal);

    public string DaysPath => Path.Combine(folder.Subfolder(FolderName), DaysName);

    /// <summary>
    /// Brings the files up to date. The records are stored by now, so that a failure here is logged, not thrown: the next append repairs it.
    /// Where another process is at it at this moment, that one's end of the chain is as good.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            var heads = await database.ReadAsync(connection => ReadHeadsAsync(connection, cancellationToken), cancellationToken);
            foreach (var (table, head) in heads)
            {
                if (!_written.TryGetValue(table.Name, out var written) || written.Sequence < head.Sequence)
                {
                    await WriteAsync(table, head, dayIsNew: written.Day < head.Day, cancellationToken);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Core.Errors.AssistantException)
        {
            LogBehind(exception);
        }
    }

    /// <returns>Null when there is no such file or it can't be understood.</returns>
    public ChainSeal? ReadHead(ChainedTable table)
    {
        var path = Path.Combine(folder.Subfolder(FolderName), table.Name + ".head");
        return File.Exists(path) ? ChainSeal.TryParse($"{table.Name}\t0\t{ReadShared(path).Trim()}") : null;
    }

    /// <exception cref="Core.Errors.AssistantException"><c>seals_unreadable</c>.</exception>
    public IReadOnlyList<ChainSeal> ReadDays(string? copy)
    {
        var path = copy ?? DaysPath;
        if (!File.Exists(path))
        {
            return copy is null ? [] : throw Unreadable(null);
        }

        try
        {
            return [.. ReadShared(path).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line != Header)
                .Select(line => ChainSeal.TryParse(line) ?? throw Unreadable(null))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(exception);
        }
    }

    private static async Task<List<(ChainedTable Table, ChainHead Head)>> ReadHeadsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        List<(ChainedTable, ChainHead)> heads = [];
        foreach (var table in ChainedTable.All)
        {
            heads.Add((table, await ChainHead.ReadAsync(connection, table, cancellationToken)));
        }

        return heads;
    }

    private async Task WriteAsync(ChainedTable table, ChainHead head, bool dayIsNew, CancellationToken cancellationToken)
    {
        var path = folder.Subfolder(FolderName);
        using var held = FileLock.TryTake(Path.Combine(path, table.Name + ".lock"));
        if (held is null)
        {
            return;
        }

        if (dayIsNew)
        {
            var seals = await database.ReadAsync(connection => ReadSealsAsync(connection, table, cancellationToken), cancellationToken);
            await AppendMissingAsync(table, seals, cancellationToken);
        }

        WriteHead(Path.Combine(path, table.Name + ".head"), head);
        _written[table.Name] = (head.Sequence, head.Day);
    }

    internal static Task<List<ChainSeal>> ReadSealsAsync(DbConnection connection, ChainedTable table, CancellationToken cancellationToken) => connection
        .Sql("SELECT day, seq, hash FROM chain_seals WHERE chain = @chain ORDER BY day")
        .With("@chain", table.Name)
        .ListAsync(r => new ChainSeal(table.Name, r.GetInt32(0), r.GetInt64(1), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(2))), cancellationToken);

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.ASCII);
        return reader.ReadToEnd();
    }

    private static Core.Errors.AssistantException Unreadable(Exception? inner) =>
        new("seals_unreadable", "日ごとの封印のファイルを読めません。", inner) { NextStep = "保管してある写しを --seals で指定してください。" };

    /// <summary>Appends, never rewrites: what was once written stays even if the database forgets it.</summary>
    private async Task AppendMissingAsync(ChainedTable table, List<ChainSeal> seals, CancellationToken cancellationToken)
    {
        using var held = await FileLock.TakeAsync(Path.Combine(folder.Subfolder(FolderName), "days.lock"), cancellationToken);
        var last = ReadDays(null).Where(s => s.Chain == table.Name).Select(s => s.Day).DefaultIfEmpty(0).Max();
        var missing = seals.Where(s => s.Day > last).Select(s => s.ToString()).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var head = File.Exists(DaysPath) ? "" : Header + "\n";
        using var file = new FileStream(DaysPath, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.ASCII.GetBytes(head + string.Concat(missing.Select(line => line + "\n"))));
        file.Flush(flushToDisk: true);
    }

    /// <summary>One write of fixed length in place: a reader never sees half of it. Never back: a lower number than the one that stands is not written.</summary>
    private static void WriteHead(string path, ChainHead head)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        Span<byte> known = stackalloc byte[20];
        var length = file.ReadAtLeast(known, known.Length, throwOnEndOfStream: false);
        if (length == known.Length && long.TryParse(known, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence >= head.Sequence)
        {
            return;
        }

        file.Position = 0;
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head.Sequence:D20}\t{Convert.ToHexStringLower(head.Hash)}\n")));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The seal files are behind: they could not be written")]
    private partial void LogBehind(Exception exception);
}

/// <param name="Day">20250401; 0 for the end of the chain.</param>
/// <param name="Hash">64 lower-case hexadecimal digits.</param>
internal sealed record ChainSeal(string Chain, int Day, long Sequence, string Hash)
{
    public static ChainSeal? TryParse(string line) => line.Split('\t') is [var chain, var day, var sequence, var hash]
        && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d)
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var s)
        && hash.Length == 2 * ChainedTable.HashBytes
        ? new ChainSeal(chain, d, s, hash)
        : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Chain}\t{Day}\t{Sequence}\t{Hash}");
}
