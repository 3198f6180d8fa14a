using System.Diagnostics;
using System.Globalization;

namespace Assistant.Cli.Measuring;

/// <summary>One line on standard error that says how far a long measurement is; nothing where nobody watches.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const string ClearLine = "\r\u001b[K";

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);

    private readonly bool _watched = !Console.IsErrorRedirected;
    private long _shown;

    public void Show(string what, int done, int total)
    {
        if (_watched && (_shown == 0 || Stopwatch.GetElapsedTime(_shown) >= _pause))
        {
            _shown = Stopwatch.GetTimestamp();
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"{ClearLine}{what} {done:N0} / {total:N0}"));
        }
    }

    /// <summary>For a step that can't say how far it is.</summary>
    public void Show(string what)
    {
        if (_watched)
        {
            _shown = 0;
            Console.Error.Write($"{ClearLine}{what}…");
        }
    }

    public void Dispose()
    {
        if (_watched)
        {
            Console.Error.Write(ClearLine);
        }
    }
}
