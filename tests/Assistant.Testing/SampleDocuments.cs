using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Documents;

namespace Assistant.Testing;

/// <summary>Documents made up for tests of what is stored, with chunks whose spans are right.</summary>
public static class SampleDocuments
{
    /// <summary>A document with as many sentences as asked for, ten a page, each a chunk of its own.</summary>
    /// <param name="version">Goes into the text and the content hash.</param>
    public static SampleDocument Create(string uri, IReadOnlyList<string> access, int sentences = 3, string version = "1")
    {
        var id = Hash(uri);
        List<PageText> pages = [];
        List<Chunk> chunks = [];
        foreach (var page in Enumerable.Range(0, sentences).Chunk(10))
        {
            var number = pages.Count + 1;
            var text = new StringBuilder();
            foreach (var index in page)
            {
                var sentence = string.Create(CultureInfo.InvariantCulture, $"{uri} の第{version}版、第{index + 1}文。郡山市DX推進計画の取組を、市民と職員にわかりやすく説明する。");
                var segment = new Segment(sentence, new SourceSpan(number, text.Length, sentence.Length));
                text.Append(sentence).Append('\n');
                chunks.Add(new Chunk(Hash($"{id}/{index}/{sentence}"), index, BlockKind.Paragraph, ["第1章 総論", "1 計画の位置付け"], [segment], []));
            }

            pages.Add(new PageText(number, text.ToString()));
        }

        var record = new DocumentRecord(
            id,
            uri,
            new DocumentMetadata { Title = $"題名 {uri}", Kind = DocumentKind.Manual, Department = "DX戦略課", Effective = new DateOnly(2026, 4, 1), Access = access },
            Hash(version),
            pages.Count,
            chunks.Count,
            DocumentState.Indexed,
            ErrorCode: null,
            ErrorMessage: null,
            new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        return new SampleDocument(record, pages, chunks);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}

public sealed record SampleDocument(DocumentRecord Record, IReadOnlyList<PageText> Pages, IReadOnlyList<Chunk> Chunks)
{
    public Task StoreAsync(IDocumentWriter writer, CancellationToken cancellationToken) =>
        writer.ReplaceAsync(Record, Pages, Chunks, cancellationToken);
}
