using System.IO.Compression;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Tests.Ingestion;

/// <summary>The least that an expander can be: what hostile archives do is tested with the real one.</summary>
internal sealed class PlainZip : IArchiveExpander
{
    public bool IsArchive(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<ArchiveMember> Expand(SourceFile archive, CancellationToken cancellationToken)
    {
        using var zip = new ZipArchive(new MemoryStream(archive.Content.ToArray()), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open())
            {
                stream.CopyTo(content);
            }

            yield return new ArchiveMember(entry.FullName, archive.Path + ArchiveMember.Separator + entry.FullName, content.ToArray(), null);
        }
    }

    public static void Write(string path, params (string Name, string Text)[] members)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, text) in members)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
    }
}
