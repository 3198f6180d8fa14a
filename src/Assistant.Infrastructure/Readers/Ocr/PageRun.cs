namespace Assistant.Infrastructure.Readers.Ocr;

/// <summary>Pages that one child draws: from <paramref name="First"/> to <paramref name="Last"/>, each or every other one.</summary>
internal readonly record struct PageRun(int First, int Last, int Step)
{
    /// <summary>Starting a child takes as long as drawing so many small pages that nobody asked for.</summary>
    private const int MostBetween = 3;

    /// <summary>No child works on more than a share of the file.</summary>
    private const int Longest = 16;

    public int Count => ((Last - First) / Step) + 1;

    public bool Contains(int number) => number >= First && number <= Last && (number - First) % Step == 0;

    /// <summary>Runs that hold all these pages. Blank pages are mostly left ones: a run may hold every other page only.</summary>
    /// <param name="numbers">In order.</param>
    public static IReadOnlyList<PageRun> Of(IReadOnlyList<int> numbers)
    {
        var runs = new List<PageRun>();
        foreach (var number in numbers)
        {
            if (runs.Count > 0 && runs[^1].With(number) is { } longer)
            {
                runs[^1] = longer;
            }
            else
            {
                runs.Add(new PageRun(number, number, 1));
            }
        }

        return runs;
    }

    private PageRun? With(int number)
    {
        var step = (First == Last || Step == 2) && (number - Last) % 2 == 0 ? 2 : 1;
        var longer = new PageRun(First, number, step);
        return (step == Step || First == Last) && (number - Last) / step <= MostBetween + 1 && longer.Count <= Longest ? longer : null;
    }
}
