using System.Runtime.CompilerServices;
using System.Text;
using Assistant.Core.Usage;
using CsvHelper;

namespace Assistant.Infrastructure.Usage;

/// <summary>Reads past uses row by row; every mistake goes to the caller with its line, and reading goes on.</summary>
internal static class UsageCsv
{
    private static readonly string[] Required = ["occurredAt", "userId", "department", "feature", "templateId", "outcome"];
    private static readonly string[] Optional = ["post", "minutesSaved", "inputTokens", "outputTokens", "eventId"];
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        HasHeader = false,
        AllowLineBreaksInQuotes = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        PoolStrings = true,
        MaxRecordSize = 64 * 1024,
    };

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async IAsyncEnumerable<UsageCsvRow> ReadAsync(
        Stream file, Action<UsageImportError> report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var text = new StreamReader(file, Strict, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);
        var failed = false;
        void ReportOnce(UsageImportError error)
        {
            failed = true;
            report(error);
        }

        using var csv = CsvReader.Create(text, Options, leaveOpen: true);
        if (!await NextAsync(csv, file, ReportOnce, cancellationToken))
        {
            if (!failed)
            {
                report(new UsageImportError(1, "ファイルが空です。1行目に見出しが必要です。"));
            }

            yield break;
        }

        if (UsageCsvColumns.Read(Cells(csv), Required, Optional, report) is not { } columns)
        {
            yield break;
        }

        while (await NextAsync(csv, file, report, cancellationToken))
        {
            // A line of white space is as empty as one of nothing, which the parser passes over by itself.
            if (csv.FieldCount == 1 && string.IsNullOrWhiteSpace(csv.GetString(0)))
            {
                continue;
            }

            if (columns.ReadRow(Cells(csv), (int)csv.LineNumber, report) is { } row)
            {
                yield return row;
            }
        }
    }

    private static string[] Cells(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];

    /// <summary>False at the end, and where the file can't be read further; then it has been said.</summary>
    private static async Task<bool> NextAsync(CsvReader csv, Stream file, Action<UsageImportError> report, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            report(new UsageImportError(await Utf8Line.FindBadAsync(file, cancellationToken), "UTF-8 ではない文字があります。文字コードを UTF-8 にして保存してください。"));
        }
        catch (CsvFormatException exception)
        {
            report(new UsageImportError((int)exception.LineNumber, "引用符（\"）の使い方が正しくないか、1行が長すぎるため、ここから先を読めません。"));
        }

        return false;
    }
}

/// <param name="Line">Of the file, the header is 1.</param>
/// <param name="IsNamed">The file gave the event's id.</param>
/// <param name="Identity">Everything the row says.</param>
internal sealed record UsageCsvRow(int Line, UsageEvent Event, bool IsNamed, ImportIdentity Identity);

/// <summary>The first 128 bits of SHA-256 over what a row says, whatever its way of writing time or the order of its columns.</summary>
internal readonly record struct ImportIdentity(UInt128 Hash);
