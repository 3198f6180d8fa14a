using System.Globalization;

namespace Assistant.Cli.Measuring;

/// <summary>What this process and its children use, from /proc; zeros where there is none.</summary>
internal sealed class ProcessTreeUse : IDisposable
{
    private const int ClockTicksPerSecond = 100;
    private const int KibiByte = 1024;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _sampling;
    private long _peak;

    public ProcessTreeUse()
    {
        _sampling = new Thread(Sample) { IsBackground = true };
        _sampling.Start();
    }

    public long PeakBytes => Interlocked.Read(ref _peak);

    /// <summary>Of this process and of children that have ended.</summary>
    public static double CpuMilliseconds()
    {
        var fields = StatusFields(Environment.ProcessId);
        return fields.Length == 0 ? 0 : fields[11..15].Sum(f => long.Parse(f, CultureInfo.InvariantCulture)) * 1000.0 / ClockTicksPerSecond;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _sampling.Join();
        _stop.Dispose();
    }

    private void Sample()
    {
        while (!_stop.Token.WaitHandle.WaitOne(_pause))
        {
            Interlocked.Exchange(ref _peak, Math.Max(_peak, Resident(Environment.ProcessId)));
        }
    }

    private static long Resident(int process)
    {
        try
        {
            var own = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
            var children = Directory.EnumerateDirectories($"/proc/{process}/task")
                .SelectMany(t => File.ReadAllText(Path.Combine(t, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Sum(c => Resident(int.Parse(c, CultureInfo.InvariantCulture)));
            return children + (own is null ? 0 : long.Parse(own, CultureInfo.InvariantCulture) * KibiByte);
        }
        catch (IOException)
        {
            // Ended between two looks.
            return 0;
        }
    }

    /// <summary>The fields of /proc/PID/stat after the name, which may hold spaces: state is number 0, utime 11, cstime 14.</summary>
    private static string[] StatusFields(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
