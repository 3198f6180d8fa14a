using System.Globalization;
using System.Text;
using System.Text.Json;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Json;

namespace Assistant.Cli.Evaluation;

/// <summary>
/// Lays the documents of a test collection down as files, so that they are read as any other file is. Each lies in a
/// folder of its own, named by number: an id may hold any letter, and a file name that differs from document to
/// document would be searched as a title.
/// </summary>
internal sealed class CorpusFiles(string folder, IReadOnlyList<KeyValuePair<string, CorpusText>> corpus)
{
    private const string FileName = "本文.txt";
    private const int LongestTitle = 300;

    private static readonly JsonSerializerOptions _readable = new() { Encoder = ReadableJsonEncoder.Instance };

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < corpus.Count; i++)
        {
            var place = Directory.CreateDirectory(Path.Combine(folder, i.ToString("D7", CultureInfo.InvariantCulture)));
            await File.WriteAllTextAsync(Path.Combine(place.FullName, FileName), Content(corpus[i].Value), cancellationToken);
        }
    }

    public string IdOf(DocumentRecord document) => IdOf(document.Uri);

    public string IdOf(string path) =>
        corpus[int.Parse(Path.GetFileName(Path.GetDirectoryName(path)!), NumberStyles.None, CultureInfo.InvariantCulture)].Key;

    /// <summary>Always with front matter, so that a text that itself begins with three dashes is not taken for it.</summary>
    internal static string Content(CorpusText entry)
    {
        var content = new StringBuilder("---\nkind: other\n");
        var title = entry.Title is null ? "" : string.Concat(entry.Title.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        if (title.Length is > 0 and <= LongestTitle)
        {
            // A JSON string is a YAML string.
            content.Append("title: ").Append(JsonSerializer.Serialize(title, _readable)).Append('\n');
        }

        content.Append("---\n");
        if (title.Length > LongestTitle)
        {
            content.Append(title).Append("\n\n");
        }

        return content.Append(entry.Text).ToString();
    }
}
