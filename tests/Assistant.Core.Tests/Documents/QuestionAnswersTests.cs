using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Core.Tests.Documents;

public sealed class QuestionAnswersTests
{
    [Theory]
    [InlineData("Question: 転入届はいつまでですか。", "Answer: 14日以内です。")]
    [InlineData("Q1．転入届はいつまでですか。", "A1．14日以内です。")]
    [InlineData("問：転入届はいつまでですか。", "答：14日以内です。")]
    [InlineData("質問　3：転入届はいつまでですか。", "回答　3：14日以内です。")]
    public void Split_QuestionWithItsAnswer_TheQuestionHeadsTheAnswer(string question, string answer)
    {
        var chunk = Assert.Single(Chunker.Split("d", [Paragraph(question, answer, "窓口は市民課です。")]));

        Assert.Equal(["転入届はいつまでですか。"], chunk.HeadingPath);
        Assert.Equal("14日以内です。窓口は市民課です。", chunk.Text);
    }

    [Fact]
    public void Split_SeveralQuestions_EachHeadsItsOwnAnswer()
    {
        var chunks = Chunker.Split("d", [Paragraph("Q. 一つ目ですか。", "A. はい。"), Paragraph("Q. 二つ目ですか。", "補足です。", "A. いいえ。", "以上です。")]);

        Assert.Equal(["一つ目ですか。", "二つ目ですか。補足です。"], chunks.Select(c => c.HeadingPath[^1]));
        Assert.Equal(["はい。", "いいえ。以上です。"], chunks.Select(c => c.Text));
    }

    [Theory]
    [InlineData("A. 最初の方法です。", "B. 次の方法です。")]
    [InlineData("問題：人口が減っています。", "答えはまだありません。")]
    [InlineData("Q. 質問だけです。", "答えがありません。")]
    public void Split_NoQuestionWithAnswer_StaysText(string first, string second) =>
        Assert.Empty(Assert.Single(Chunker.Split("d", [Paragraph(first, second)])).HeadingPath);

    private static Block Paragraph(params string[] sentences) => new()
    {
        Kind = BlockKind.Paragraph,
        Segments = [.. sentences.Select(s => new Segment(s, new SourceSpan(0, 0, s.Length)))],
    };
}
