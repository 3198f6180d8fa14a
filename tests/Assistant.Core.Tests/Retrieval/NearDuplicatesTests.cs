using Assistant.Core.Retrieval;
using Assistant.Testing;
using Xunit;

namespace Assistant.Core.Tests.Retrieval;

public sealed class NearDuplicatesTests
{
    private const string Text = "窓口の手続きを市民が自宅から行えるように、オンライン申請の対象を毎年度ひろげます。";

    [Fact]
    public void Collapse_SummaryRanksBeforeTheMainText_KeepsTheMainTextInItsPlace()
    {
        var hits = NearDuplicates.Collapse([Hit(1, Text, "概要版"), Hit(2, "ごみの出し方は収集日ごとに分けて案内しています。", "暮らし"), Hit(3, Text, "第2章")], 0.9, 10);

        Assert.Equal([3, 2], hits.Select(h => h.Hit.Chunk.Ordinal));
        Assert.Equal([$"d-{1}"], hits[0].Others);
    }

    [Fact]
    public void Collapse_SlightlyOtherWords_IsAnotherPassage() =>
        Assert.Equal(2, NearDuplicates.Collapse([Hit(1, Text, "本編"), Hit(2, Text.Replace("毎年度", "令和8年度から段階的に", StringComparison.Ordinal), "本編")], 0.9, 10).Count);

    [Fact]
    public void Collapse_ShortTexts_OnlyEqualOnesAreOne()
    {
        var hits = NearDuplicates.Collapse([Hit(1, "税", "甲"), Hit(2, "税", "乙"), Hit(3, "金", "丙")], 0.9, 10);

        Assert.Equal([1, 3], hits.Select(h => h.Hit.Chunk.Ordinal));
    }

    [Fact]
    public void Collapse_EnoughAreKept_ReadsNoFurther()
    {
        var read = 0;
        var hits = NearDuplicates.Collapse(Enumerable.Range(1, 50).Select(i => Read(i)), 0.9, 3);

        Assert.Equal(3, hits.Count);
        Assert.InRange(read, 3, 4);

        SearchHit Read(int i)
        {
            read++;
            return Hit(i, $"{new string((char)('一' + i), 8)}について", "本編");
        }
    }

    private static SearchHit Hit(int ordinal, string text, string heading)
    {
        var passage = Passages.Of(Passages.Document("d"), ordinal, text, heading);
        return new SearchHit(ordinal, 1.0 / ordinal, passage.Document, passage.Chunk);
    }
}
