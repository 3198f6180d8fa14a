using Assistant.Core.Documents;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers.Office;

/// <summary>Real files of a ministry, read where they lie beside the repository.</summary>
public sealed class RealFilesTests
{
    [Fact]
    public async Task Read_EveryOfficeFile_HasTitleRowsWithColumnsAndTrueQuotes()
    {
        var folder = RepositoryFolder.Shared("docs", "office");
        Assert.SkipWhen(folder is null, "The shared documents are not beside this repository.");
        foreach (var path in Directory.GetFiles(folder, "*.*x").Order(StringComparer.Ordinal))
        {
            var document = await TestReaders.ReadAsync(Path.GetFileName(path), await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));

            Assert.True(document.Blocks.Count > 20, path);
            Assert.Contains(document.Blocks, b => b.Kind == BlockKind.TableRow && b.Cells.Count > 1 && b.Cells.All(c => c.Column.Length > 0));
            Assert.All(document.Blocks.SelectMany(b => b.Cells).SelectMany(c => c.Items), s => Assert.True(IsTrue(s, TestReaders.Quote(document, s)), $"{path}: {s}"));
            Assert.All(document.Blocks.SelectMany(b => b.Segments), s => Assert.NotNull(s.Place));
        }
    }

    /// <summary>A circle stands for the name of its column.</summary>
    private static bool IsTrue(Segment segment, string quote) => segment.Text == quote || quote is "○" or "◯" or "〇" or "●" or "◎" or "✓" or "✔";
}
