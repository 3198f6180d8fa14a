using System.Text;
using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

public sealed class TextEncodingTests
{
    private const string Text = "窓口の受付は平日の午前8時30分から午後5時15分までです。\r\nお問い合わせは市民課（電話024-924-0000）へお願いします。\r\n";

    static TextEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("shift_jis")]
    [InlineData("euc-jp")]
    [InlineData("iso-2022-jp")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Read_TextWithoutMark_FindsItsEncoding(string name)
    {
        var document = await TestReaders.ReadAsync("a.txt", Encoding.GetEncoding(name).GetBytes(Text));

        Assert.Equal(Text, document.Pages.Single().Text);
        Assert.Empty(document.Warnings);
    }

    [Theory]
    [InlineData("shift_jis")]
    [InlineData("euc-jp")]
    public async Task Read_ManySentences_FindsTheEncodingOfEach(string name)
    {
        string[] sentences = ["申請書を提出してください。", "ゴミの分別について", "ｺﾞﾐの収集日は火曜日です。", "届出は14日以内に行うこと", "令和6年度予算の概要", "マイナンバーカードの交付", "①氏名 ②住所 ③電話番号", "郡山市役所"];
        foreach (var sentence in sentences)
        {
            var document = await TestReaders.ReadAsync("a.txt", Encoding.GetEncoding(name).GetBytes(sentence.Replace("①", "(1)").Replace("②", "(2)").Replace("③", "(3)")));

            Assert.Contains(sentence[^3..], document.Pages.Single().Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Read_TextThatFitsTwoEncodings_IsReadAndSaid()
    {
        var document = await TestReaders.ReadAsync("a.txt", [0xE1, 0xA2, 0xE3, 0xA4]);

        Assert.Equal("encoding_unsure", Assert.Single(document.Warnings).Code);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8 })]
    [InlineData(new byte[] { 0x81, 0x20, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x63, 0x61, 0x66, 0xE9, 0x0A })]
    public async Task Read_BytesOfNoKnownEncoding_AreRefused(byte[] content) =>
        Assert.Equal("encoding_unknown", (await Assert.ThrowsAsync<DocumentReadException>(() => TestReaders.ReadAsync("a.txt", content))).Code);

    [Fact]
    public async Task Read_PageThatStatesItsEncoding_IsBelieved()
    {
        var document = await TestReaders.ReadAsync("a.html", Encoding.GetEncoding("euc-jp").GetBytes("<html><head><meta charset=\"EUC-JP\"></head><body><p>亜</p></body></html>"));

        Assert.Equal("亜", document.Pages.Single().Text);
    }

    [Fact]
    public async Task Read_HiddenParts_AreNoText()
    {
        var document = await TestReaders.ReadAsync("a.html", "<html><body><nav>案内</nav><p style=\"Display: None\">隠し</p><div role=navigation>道</div><p>本文です。</p><p hidden>x</p></body></html>");

        Assert.Equal("本文です。", document.Pages.Single().Text);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<b>")]
    [InlineData("<ul><li>")]
    public async Task Read_EndlessNesting_ExhaustsNothing(string tag)
    {
        var document = await TestReaders.ReadAsync("a.html", $"<html><body>{string.Concat(Enumerable.Repeat(tag, 5000))}底です。");

        Assert.Contains("底です。", document.Pages.Single().Text, StringComparison.Ordinal);
    }
}
