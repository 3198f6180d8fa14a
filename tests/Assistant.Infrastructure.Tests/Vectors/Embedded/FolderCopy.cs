using Assistant.Testing;

namespace Assistant.Infrastructure.Tests.Vectors.Embedded;

/// <summary>The files of an index elsewhere, where a test may do with them what it wants.</summary>
internal sealed class FolderCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FolderCopy(string source)
    {
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = file.Replace(source, _folder.Path, StringComparison.Ordinal);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Path => _folder.Path;

    public string[] Files => Directory.GetFiles(Path, "*", SearchOption.AllDirectories);

    public void Dispose() => _folder.Dispose();
}
