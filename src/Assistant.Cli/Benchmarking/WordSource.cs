namespace Assistant.Cli.Benchmarking;

/// <summary>Draws words as texts hold them: the n-th word of the vocabulary about 1 / n times as often as the first (Zipf).</summary>
internal sealed class WordSource
{
    /// <summary>The very first words of a language are its particles; nouns begin a little further down (Mandelbrot).</summary>
    private const double Offset = 2.7;

    private readonly IReadOnlyList<string> _words;
    private readonly double[] _cumulated;

    public WordSource(IReadOnlyList<string> words)
    {
        _words = words;
        _cumulated = new double[words.Count];
        var sum = 0.0;
        for (var i = 0; i < words.Count; i++)
        {
            _cumulated[i] = sum += 1.0 / (i + Offset);
        }
    }

    public string Draw(SeededRandom random)
    {
        var place = Array.BinarySearch(_cumulated, random.NextDouble() * _cumulated[^1]);
        return _words[Math.Min(place < 0 ? ~place : place, _words.Count - 1)];
    }
}
