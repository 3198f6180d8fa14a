namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>A file of the index is not what was written: another format, cut short, or with other bits.</summary>
internal sealed class BrokenIndexException(string message, Exception? inner = null) : Exception(message, inner);
