using System.Text;
using System.Text.Json;
using Assistant.Api.Serialization;
using Assistant.Core.Usage;

namespace Assistant.Api.Streaming;

/// <summary>Rows as a file, CSV or one JSON a line, written as they come: a year of events never stands in memory.</summary>
/// <param name="Header">Names of the columns in CSV.</param>
/// <param name="Cells">A row's cells, in the order of the header.</param>
internal sealed record LineDownload<T>(string Name, IReadOnlyList<string> Header, Func<T, IEnumerable<object?>> Cells)
{
    /// <param name="mark">A byte order mark, with which Excel reads Japanese as it is; programs that read the file must expect it.</param>
    public Task WriteCsvAsync(HttpContext context, IAsyncEnumerable<T> rows, bool mark, CancellationToken cancellationToken) =>
        WriteAsync(context, LineTypes.Csv, "csv", mark, "\r\n", CsvLine.Of(Header), rows, row => CsvLine.Of(Cells(row)), cancellationToken);

    public Task WriteJsonLinesAsync(HttpContext context, IAsyncEnumerable<T> rows, CancellationToken cancellationToken) =>
        WriteAsync(context, LineTypes.JsonLines, "jsonl", mark: false, "\n", header: null, rows, row => JsonSerializer.Serialize(row, ApiJson.Options), cancellationToken);

    private async Task WriteAsync(
        HttpContext context, string type, string extension, bool mark, string newLine, string? header, IAsyncEnumerable<T> rows, Func<T, string> format, CancellationToken cancellationToken)
    {
        context.Response.ContentType = $"{type}; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{Name}.{extension}\"";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: mark), leaveOpen: true) { NewLine = newLine };
        if (header is not null)
        {
            await writer.WriteLineAsync(header.AsMemory(), cancellationToken);
        }

        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(format(row).AsMemory(), cancellationToken);
        }
    }
}

internal static class LineTypes
{
    public const string Csv = "text/csv";
    public const string JsonLines = "application/jsonl";
}
