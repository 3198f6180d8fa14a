using Assistant.Cli.Evaluation;
using Xunit;

namespace Assistant.Cli.Tests.Evaluation;

public sealed class CorpusFilesTests
{
    [Fact]
    public void Content_OfATextThatBeginsWithDashes_KeepsItBehindFrontMatterOfItsOwn() =>
        Assert.Equal("---\nkind: other\n---\n---\ntitle: 本文の一部\n---\n", CorpusFiles.Content(new CorpusText(null, "---\ntitle: 本文の一部\n---\n")));

    [Theory]
    [InlineData("表題", "title: \"表題\"\n")]
    [InlineData("引用\"と: #記号", "title: \"引用\\\"と: #記号\"\n")]
    [InlineData("改行\nのある", "title: \"改行 のある\"\n")]
    [InlineData("  ", "")]
    public void Content_OfATitle_IsAYamlString(string title, string expected) =>
        Assert.Equal($"---\nkind: other\n{expected}---\n本文", CorpusFiles.Content(new CorpusText(title, "本文")));

    [Fact]
    public void Content_OfATitleThatIsTooLong_HasItInTheText()
    {
        var title = new string('長', 301);

        Assert.Equal($"---\nkind: other\n---\n{title}\n\n本文", CorpusFiles.Content(new CorpusText(title, "本文")));
    }
}
