using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Core.Tests.Documents;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("一つ目です。二つ目です。", "一つ目です。|二つ目です。")]
    [InlineData("「行きます。」と言った。次へ。", "「行きます。」と言った。|次へ。")]
    [InlineData("終わりました。（11月末まで） 次です。", "終わりました。（11月末まで）|次です。")]
    [InlineData("終わりました。（仮称）計画は続きます。", "終わりました。|（仮称）計画は続きます。")]
    [InlineData("終わりました。（1）次です。", "終わりました。|（1）次です。")]
    [InlineData("本当ですか？！はい", "本当ですか？！|はい")]
    [InlineData("閉じない「括弧。次の文。", "閉じない「括弧。|次の文。")]
    [InlineData("余る」括弧。次の文。", "余る」括弧。|次の文。")]
    [InlineData("It is so. Then it ends. v1.2 です", "It is so.|Then it ends. v1.2 です")]
    [InlineData("割合は３．５である．次．", "割合は３．５である．|次．")]
    [InlineData("(半角と全角）の混在。次。", "(半角と全角）の混在。|次。")]
    [InlineData("", "")]
    [InlineData("  。 ", "。")]
    public void Split_Text_CutsAtFullStopsOutsideBrackets(string text, string expected)
    {
        var sentences = SentenceSplitter.Split(text).Select(s => text.Substring(s.Start, s.Length));

        Assert.Equal(expected, string.Join('|', sentences));
    }

    [Fact]
    public void Split_BracketsThatNothingPairs_TakesLinearTime()
    {
        const int times = 300_000;
        var text = new string('「', times) + new string('）', times) + "文です。";
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var sentence = Assert.Single(SentenceSplitter.Split(text));

        Assert.Equal((0, text.Length), sentence);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void Split_RandomText_LosesNothingButWhiteSpace()
    {
        var random = new Random(20260401);
        const string letters = "あ「」（）。？ 1a.\n";
        for (var round = 0; round < 500; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => letters[random.Next(letters.Length)]));

            var joined = string.Concat(SentenceSplitter.Split(text).Select(s => text.Substring(s.Start, s.Length)));

            Assert.Equal(WithoutSpace(text), WithoutSpace(joined));
        }
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
