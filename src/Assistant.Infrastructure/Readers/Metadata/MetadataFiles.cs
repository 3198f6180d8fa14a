namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>Files that say something about documents and are none themselves.</summary>
internal static class MetadataFiles
{
    public const string SideFileEnding = ".meta.yaml";
    public const string FolderDefaults = "_defaults.yaml";

    public static bool IsOne(string name) =>
        name == FolderDefaults || name.EndsWith(SideFileEnding, StringComparison.OrdinalIgnoreCase);
}
