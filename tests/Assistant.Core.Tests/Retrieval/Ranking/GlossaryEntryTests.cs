using Assistant.Core.Documents;
using Assistant.Core.Retrieval.Ranking;
using Xunit;

namespace Assistant.Core.Tests.Retrieval.Ranking;

public sealed class GlossaryEntryTests
{
    [Fact]
    public void Names_WordWithBrackets_GivesBothAndTheLatinName() =>
        Assert.Equal(["bpr", "業務プロセス改革", "business process reengineering"], GlossaryEntry.Names(Entry("BPR（業務プロセス改革）", "手順を見直すこと。（Business Process Reengineering）")));

    [Fact]
    public void Names_PlainWord_GivesItAlone() => Assert.Equal(["メタバース"], GlossaryEntry.Names(Entry("メタバース", "三次元の空間。（下の図）")));

    [Fact]
    public void Names_OrdinaryRow_GivesNone() => Assert.Empty(GlossaryEntry.Names(Entry("BPR（業務プロセス改革）", "手順") with { Kind = BlockKind.TableRow }));

    private static Chunk Entry(string word, string meaning) =>
        new("id", 0, BlockKind.Definition, [], [Segment(word + meaning)], [Cell("No.", "1"), Cell("用語", word), Cell("意味", meaning)]);

    private static TableCell Cell(string column, string text) => new(column, [Segment(text)]);

    private static Segment Segment(string text) => new(text, new SourceSpan(0, 0, text.Length));
}
