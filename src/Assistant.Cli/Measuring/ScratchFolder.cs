namespace Assistant.Cli.Measuring;

/// <summary>A folder for one measurement that nobody else may look into; removed with everything in it, also after a failure.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("assistant-measuring-").FullName;

    public string Data => System.IO.Path.Combine(Path, "data");

    public string Subfolder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
