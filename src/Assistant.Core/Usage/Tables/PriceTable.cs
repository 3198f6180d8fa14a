using System.Globalization;

namespace Assistant.Core.Usage.Tables;

/// <summary>What a model's tokens cost, by the day from which a price holds. Yen for a million tokens, whole numbers.</summary>
public sealed class PriceTable
{
    private const string Header = "effective\tmodel\tinputYenPerMillion\toutputYenPerMillion\tbasis";
    private readonly List<TokenPrice> _rows;

    private PriceTable(List<TokenPrice> rows, string version) => (_rows, Version) = (rows, version);

    public string Version { get; }

    /// <inheritdoc cref="TimeCoefficients.Parse"/>
    public static PriceTable Parse(string name, string text)
    {
        var known = new HashSet<(DateOnly, string)>();
        return new PriceTable(TabTable.Read(name, text, Header, (cells, report) => Read(cells, known, report)), TableVersion.Of(text));
    }

    /// <summary>Null when no price of the model was in force on the day.</summary>
    public TokenPrice? Find(DateOnly day, string model) => _rows
        .Where(r => r.Model == model && r.Effective <= day)
        .MaxBy(r => r.Effective);

    private static TokenPrice? Read(string[] cells, HashSet<(DateOnly, string)> known, Action<string> report)
    {
        var dated = DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var effective);
        if (!dated)
        {
            report("effective は 2025-04-01 の形の日付です。");
        }

        var priced = int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var input)
            & int.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out var output);
        if (!priced)
        {
            report("価格は 100万トークンあたりの円（整数）です。");
        }

        var named = !string.IsNullOrWhiteSpace(cells[1]) && !string.IsNullOrWhiteSpace(cells[4]);
        if (!named)
        {
            report("model と basis は空にできません。");
        }

        var isNew = known.Add((effective, cells[1]));
        if (dated && !isNew)
        {
            report("同じ effective と model の行が、前にあります。");
        }

        return dated && priced && named && isNew ? new TokenPrice(effective, cells[1], input, output, cells[4]) : null;
    }
}

/// <param name="InputYen">For a million tokens.</param>
public sealed record TokenPrice(DateOnly Effective, string Model, int InputYen, int OutputYen, string Basis);
