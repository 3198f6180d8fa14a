namespace Assistant.Infrastructure.Readers.ChildProcesses;

/// <summary>A tool to run, without a shell: each argument arrives as it is.</summary>
/// <param name="Tool">Name of the program, looked for in PATH.</param>
internal sealed record ChildCommand(string Tool, IReadOnlyList<string> Arguments, ChildLimits Limits);

/// <summary>What a child may use before it is ended.</summary>
/// <param name="Time">By the clock and, just above it, of processor time.</param>
/// <param name="MemoryMegabytes">Address space.</param>
/// <param name="OutputMegabytes">Standard output, and each file that it writes.</param>
internal sealed record ChildLimits(TimeSpan Time, int MemoryMegabytes, int OutputMegabytes);

/// <param name="Error">The beginning of standard error.</param>
internal sealed record ChildResult(int ExitCode, string Error)
{
    private const int FirstSignal = 128;

    /// <summary>Ended by a signal or for want of memory rather than by its own decision about the file.</summary>
    public bool IsCrash => ExitCode >= FirstSignal || Error.Contains("bad_alloc", StringComparison.Ordinal) || Error.Contains("Out of memory", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Gets the lines of standard output in order, without their line ends; the bytes are gone after the call.</summary>
internal delegate void ChildLine(ReadOnlySpan<byte> line);
