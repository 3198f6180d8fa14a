using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Usage;

namespace Assistant.Infrastructure.Usage;

/// <summary>Where the columns of one file stand, and what a row of it means.</summary>
internal sealed class UsageCsvColumns(Dictionary<string, int> places, int count)
{
    private const int LongestText = 256;

    /// <summary>A single use that saved more than a day is a mistake of unit.</summary>
    private const int MostMinutes = 1440;

    private const string IdPrefix = "import-";

    /// <summary>A line break that a spreadsheet put into such a cell is a space; in an id it is a mistake.</summary>
    private static readonly string[] WrittenByPeople = ["department", "post"];

    private static readonly char[] LineBreaks = ['\r', '\n'];

    /// <returns>Null when a column is missing, unknown or doubled.</returns>
    public static UsageCsvColumns? Read(string[] header, string[] required, string[] optional, Action<UsageImportError> report)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var wrong = false;
        void Report(string message)
        {
            wrong = true;
            report(new UsageImportError(1, message));
        }

        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i].Trim();
            if (!required.Contains(name, StringComparer.Ordinal) && !optional.Contains(name, StringComparer.Ordinal))
            {
                Report($"見出し「{name}」は使えません。使えるのは {string.Join('、', required.Concat(optional))} です。");
            }
            else if (!places.TryAdd(name, i))
            {
                Report($"見出し「{name}」が2つあります。");
            }
        }

        foreach (var name in required.Where(name => !places.ContainsKey(name)))
        {
            Report($"見出し「{name}」がありません。");
        }

        return wrong ? null : new UsageCsvColumns(places, header.Length);
    }

    /// <returns>Null when something is wrong with the row; all of it has been said.</returns>
    public UsageCsvRow? ReadRow(string[] cells, int line, Action<UsageImportError> report)
    {
        var wrong = false;
        void Report(string message)
        {
            wrong = true;
            report(new UsageImportError(line, message));
        }

        if (cells.Length != count)
        {
            Report(string.Create(CultureInfo.InvariantCulture, $"列の数が {cells.Length} です。見出しと同じ {count} 列にしてください。"));
            return null;
        }

        string Text(string name, bool needed)
        {
            var value = places.TryGetValue(name, out var place) ? cells[place].Trim() : "";
            if (value.AsSpan().ContainsAny(LineBreaks) && WrittenByPeople.Contains(name, StringComparer.Ordinal))
            {
                value = string.Join(' ', value.Split(LineBreaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            }

            if (needed && value.Length == 0)
            {
                Report($"{name} が空です。");
            }
            else if (value.Length > LongestText || value.Any(char.IsControl))
            {
                Report(string.Create(CultureInfo.InvariantCulture, $"{name} は {LongestText} 文字まで、制御文字なしで書いてください。"));
            }

            return value;
        }

        int? Number(string name, int most)
        {
            var value = Text(name, needed: false);
            if (value.Length == 0)
            {
                return null;
            }

            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
            {
                return number;
            }

            Report(string.Create(CultureInfo.InvariantCulture, $"{name} は 0〜{most} の整数です。"));
            return null;
        }

        var stated = Text("occurredAt", needed: true);
        if (!Rfc3339.TryRead(stated, out var at) && stated.Length > 0)
        {
            Report("occurredAt は 2025-04-01T09:00:00+09:00 のように、時差をつけた日時（RFC 3339）で書いてください。");
        }

        var outcome = Text("outcome", needed: true);
        if (outcome.Length > 0 && !UsageOutcomes.All.Contains(outcome, StringComparer.Ordinal))
        {
            Report($"outcome は {string.Join('、', UsageOutcomes.All)} のどれかです。");
        }

        var (user, department, feature, template) = (Text("userId", needed: true), Text("department", needed: false), Text("feature", needed: true), Text("templateId", needed: false));
        var (post, minutes, input, output) = (Text("post", needed: false), Number("minutesSaved", MostMinutes), Number("inputTokens", int.MaxValue), Number("outputTokens", int.MaxValue));
        var id = Text("eventId", needed: false);
        if (wrong)
        {
            return null;
        }

        var identity = Identify(at.ToUnixTimeMilliseconds(), user, department, feature, template, outcome, post, minutes, input, output);
        return new UsageCsvRow(
            line,
            new UsageEvent(
                id.Length > 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{identity.Hash:x32}"), at, user, department.Length > 0 ? department : null, feature, template,
                TemplateVersion: "", Mode: "", Model: null, input ?? 0, output ?? 0, outcome, ErrorCode: null, Documents: [], RetrievalMs: 0, TotalMs: 0)
            {
                Post = post.Length > 0 ? post : null,
                MinutesSaved = minutes,
            },
            id.Length > 0,
            identity);
    }

    private static ImportIdentity Identify(long at, params ReadOnlySpan<object?> values)
    {
        var text = new StringBuilder(256).Append(CultureInfo.InvariantCulture, $"{at}");
        foreach (var value in values)
        {
            // Cells hold no control characters: the separator can't be forged.
            text.Append('\u001F').Append(CultureInfo.InvariantCulture, $"{value}");
        }

        return new ImportIdentity(BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }
}
