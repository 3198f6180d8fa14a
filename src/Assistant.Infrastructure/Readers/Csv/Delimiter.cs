namespace Assistant.Infrastructure.Readers.Csv;

/// <summary>Finds what stands between the fields: the sign that the first lines have most evenly.</summary>
internal static class Delimiter
{
    private const int Lines = 30;
    private const string Candidates = ",\t;|";

    public static char Find(string text, string extension)
    {
        var usual = extension == ".tsv" ? '\t' : ',';
        var counts = Count(text);
        var best = Candidates.OrderByDescending(c => Evenness(counts.ConvertAll(l => l.GetValueOrDefault(c)))).ThenBy(c => c == usual ? 0 : 1).First();
        return Evenness(counts.ConvertAll(l => l.GetValueOrDefault(best))) > 0 ? best : usual;
    }

    /// <summary>How many lines have the number of signs that is most frequent; lines without any do not count.</summary>
    private static int Evenness(List<int> counts) =>
        counts.Where(c => c > 0).GroupBy(c => c).Select(g => g.Count()).DefaultIfEmpty().Max();

    private static List<Dictionary<char, int>> Count(string text)
    {
        var lines = new List<Dictionary<char, int>> { new() };
        var isQuoted = false;
        foreach (var c in text)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == '\n' && !isQuoted)
            {
                if (lines.Count == Lines)
                {
                    break;
                }

                lines.Add([]);
            }
            else if (!isQuoted && Candidates.Contains(c, StringComparison.Ordinal))
            {
                lines[^1][c] = lines[^1].GetValueOrDefault(c) + 1;
            }
        }

        return lines;
    }
}
