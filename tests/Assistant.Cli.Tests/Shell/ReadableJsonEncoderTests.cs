using System.Text.Json;
using Assistant.Infrastructure.Json;
using Xunit;

namespace Assistant.Cli.Tests.Shell;

public sealed class ReadableJsonEncoderTests
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = ReadableJsonEncoder.Instance };

    [Theory]
    [InlineData("漢字　かな")]
    [InlineData("𠮷野家と𩸽")]
    [InlineData("<b>&'+㈱😀")]
    public void Text_ThatIsReadable_StaysAsItIs(string text) =>
        Assert.Equal($"\"{text}\"", JsonSerializer.Serialize(text, Options));

    [Theory]
    [InlineData("\"\\\n\t\r")]
    [InlineData("\u001b[31m\u0000\u007f\u0085")]
    [InlineData("a\u2028b\u2029c")]
    public void Text_ThatWouldBreakALineOrAString_IsEscapedAndComesBack(string text)
    {
        var json = JsonSerializer.Serialize(text, Options);

        Assert.DoesNotContain(json, c => char.IsControl(c) || c is '\u2028' or '\u2029');
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
    }

    [Fact]
    public void Text_WithHalfACharacter_IsStillValidJson() =>
        Assert.Equal("a\uFFFDb", JsonSerializer.Deserialize<string>(JsonSerializer.Serialize("a\ud842b", Options)));

    [Fact]
    public void Text_LongAndMixed_ComesBack()
    {
        var text = string.Concat(Enumerable.Repeat("第１章　𠮷田「\"引用\"」\n", 2_000));

        Assert.Equal(text, JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(text, Options)));
        Assert.Equal(text, JsonSerializer.Deserialize<string>(JsonSerializer.SerializeToUtf8Bytes(text, Options)));
    }
}
