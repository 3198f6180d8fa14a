namespace Assistant.Infrastructure.Configuration;

/// <summary>Section <c>Data</c>: everything the program writes lies under one folder.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>A relative path is taken from the current folder.</summary>
    public string Directory { get; set; } = "./data";

    /// <summary>The folder as an absolute path.</summary>
    public string FullPath => Path.GetFullPath(Directory);

    /// <summary>The absolute path of a file or folder in the data folder.</summary>
    public string Combine(params ReadOnlySpan<string> parts) => Path.Combine([FullPath, .. parts]);

    internal static IEnumerable<string> Check(DataOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Directory))
        {
            yield return "Data:Directory にデータフォルダーのパスを指定してください。";
        }
        else if (options.Directory.Contains('\0', StringComparison.Ordinal))
        {
            yield return "Data:Directory に使えない文字が含まれています。";
        }
    }
}
