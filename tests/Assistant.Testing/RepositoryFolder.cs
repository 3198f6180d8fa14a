using System.IO;

namespace Assistant.Testing;

/// <summary>Where the repository lies, found by walking up from the test program.</summary>
public static class RepositoryFolder
{
    public static string Path { get; } = Find();

    /// <summary>The absolute path of a file or folder below; nothing is created.</summary>
    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>A file or folder of the data that lies beside the repository; null where that is absent.</summary>
    public static string? Shared(params string[] parts)
    {
        for (var folder = Directory.GetParent(Path); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine([folder.FullName, "shared", .. parts]);
            if (File.Exists(path) || Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Assistant.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the test program holds Assistant.slnx.");
    }
}
