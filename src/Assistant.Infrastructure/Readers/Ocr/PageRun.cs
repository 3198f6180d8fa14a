namespace Assistant.Infrastructure.Readers.Ocr;

/// <summary>Neighbouring pages that one child draws. Drawing a blank page costs less than starting the child for it.</summary>
internal readonly record struct PageRun(int First, int Last)
{
    /// <summary>No child works on more than a share of the file.</summary>
    private const int Longest = 16;

    /// <summary>
    /// Runs of exactly these pages: a page with text in between would bring along the loading of its typefaces, which
    /// takes longer than starting another child.
    /// </summary>
    /// <param name="numbers">In order.</param>
    public static IReadOnlyList<PageRun> Of(IReadOnlyList<int> numbers)
    {
        var runs = new List<PageRun>();
        foreach (var number in numbers)
        {
            if (runs.Count > 0 && runs[^1].Last == number - 1 && number - runs[^1].First < Longest)
            {
                runs[^1] = runs[^1] with { Last = number };
            }
            else
            {
                runs.Add(new PageRun(number, number));
            }
        }

        return runs;
    }
}
