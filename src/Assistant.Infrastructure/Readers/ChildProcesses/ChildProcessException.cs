namespace Assistant.Infrastructure.Readers.ChildProcesses;

internal enum ChildFailure
{
    ToolMissing,
    Timeout,
    TooMuchOutput,
}

/// <summary>A child that could not do its work; the reader that wanted it says what this means for the document.</summary>
internal sealed class ChildProcessException(ChildFailure failure, string tool, Exception? inner = null) : Exception($"{tool}: {failure}", inner)
{
    public ChildFailure Failure { get; } = failure;

    public string Tool { get; } = tool;
}
