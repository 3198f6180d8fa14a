using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Metadata;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

public sealed class MetadataTests
{
    [Fact]
    public void Parse_AllKeys_AreRead()
    {
        var stated = MetadataYaml.Parse("title: 手引き\nkind: manual\ndepartment: 市民課\neffective: 2026-04-01\naccess: [staff, 市民課]\n", "文書情報");

        Assert.Equal("手引き", stated.Title);
        Assert.Equal(DocumentKind.Manual, stated.Kind);
        Assert.Equal("市民課", stated.Department);
        Assert.Equal(new DateOnly(2026, 4, 1), stated.Effective);
        Assert.Equal(["staff", "市民課"], stated.Access);
    }

    [Fact]
    public void Parse_SeveralErrors_AreAllNamed()
    {
        var failure = Assert.Throws<DocumentReadException>(() => MetadataYaml.Parse("titel: あ\nkind: book\neffective: 4月1日\ntitle: ''\n", "文書情報"));

        Assert.Equal("metadata_invalid", failure.Code);
        Assert.Contains("1 行目", failure.Message, StringComparison.Ordinal);
        Assert.Contains("kind", failure.Message, StringComparison.Ordinal);
        Assert.Contains("effective", failure.Message, StringComparison.Ordinal);
        Assert.Contains("title は", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: &a x\ndepartment: *a\n")]
    [InlineData("title: !!str x\n")]
    [InlineData("title:\n  nested: x\n")]
    [InlineData("- title\n")]
    [InlineData("title: [unclosed\n")]
    [InlineData("access: [[staff]]\n")]
    public void Parse_AnythingButAFlatMapping_IsRefused(string yaml) =>
        Assert.Equal("metadata_invalid", Assert.Throws<DocumentReadException>(() => MetadataYaml.Parse(yaml, "文書情報")).Code);

    [Fact]
    public void Parse_MoreThan16Kilobytes_IsRefused() =>
        Assert.Throws<DocumentReadException>(() => MetadataYaml.Parse("title: " + new string('あ', 6000), "文書情報"));

    [Theory]
    [InlineData("---\n\n本文\n\n---\n")]
    [InlineData(" \n---\ntitle: あ\n---\n")]
    [InlineData("本文\n")]
    public void Read_FileWithoutFrontMatter_HasNone(string text) => Assert.Null(FrontMatter.Read(text).Stated);

    [Fact]
    public void Read_FrontMatterThatNeverEnds_IsRefused() =>
        Assert.Throws<DocumentReadException>(() => FrontMatter.Read("---\ntitle: あ\n本文"));
}
