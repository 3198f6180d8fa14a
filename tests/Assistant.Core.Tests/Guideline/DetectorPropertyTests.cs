using System.Text;
using Assistant.Core.Guideline;
using Xunit;

namespace Assistant.Core.Tests.Guideline;

/// <summary>What must hold for any text whatever.</summary>
public sealed class DetectorPropertyTests
{
    private static readonly SensitiveTextDetector _detector = new(DetectorTables.Default);

    private static readonly string[] _pieces =
    [
        "マイナンバー", "123456789018", "1234-5678-9018", "４１１１１１１１１１１１１１１１", "024-933-1234", "（０９０）1234－5678", "〒963-1234", "taro@example.jp", "郡山市桑野一丁目2番3号", "生年月日", "昭和60年4月1日", "生",
        "氏名：", "山田　太郎", "佐藤", "様", "【部外秘】", "㊙", "秘", "\n", " ", "　", "-", "ー", "(", "）", "0", "9", "①", "ｶﾞ", "か\u3099", "\u200B", "\uFE0F", "\U000E0100", "𠮷", "🙂", "\uD842", "\uDFB7", "\uFFFE", "㍿", "ﷺ", "、", "。", "口座", "普通", "7654321",
        "〔氏名1〕", "〔", "〕", "A", "AB12345678CD", "+81", "@", ".", "の", "字", "市", "十",
    ];

    [Fact]
    public void Find_AnyText_GivesOrderedFindingsInsideTheText()
    {
        foreach (var text in Texts())
        {
            var last = 0;
            foreach (var finding in _detector.Find(text))
            {
                Assert.True(finding.Start >= last && finding.Length > 0 && finding.End <= text.Length, $"{finding} in {Escaped(text)}");
                Assert.False(CutsPair(text, finding.Start) || CutsPair(text, finding.End), $"{finding} cuts a character of {Escaped(text)}");
                last = finding.End;
            }
        }
    }

    [Fact]
    public void Restore_AMaskedText_GivesTheTextBack()
    {
        foreach (var text in Texts())
        {
            var masked = Masking.Mask(text, _detector.Find(text));

            Assert.Equal(text, Masking.Restore(masked.Text, masked.Values));
            Assert.Equal(text, Masking.Restore(text, masked.Values));
        }
    }

    [Theory]
    [InlineData("4111\u2066111111111111")]
    [InlineData("4111\u180E111111111111")]
    [InlineData("4111\u034F111111111111")]
    [InlineData("4111\u2800111111111111")]
    [InlineData("4111\u3164111111111111")]
    [InlineData("٤١١١١١١١١١١١١١١١")]
    public void Find_NumberHiddenFromTheDetectorButNotFromAReader_IsFound(string number) =>
        Assert.Equal((0, number.Length), Assert.Single(_detector.Find(number)) is var found ? (found.Start, found.Length) : default);

    [Fact]
    public void Find_InvisibleLettersInside_FindsTheSame()
    {
        var finding = Assert.Single(_detector.Find("番号は1234\u200B-5678\uFE0F-9018です"));

        Assert.Equal(new Finding(FindingKind.IndividualNumber, Certainty.Certain, 3, 16), finding);
    }

    [Theory]
    [InlineData("①024-933-1234", 1)]
    [InlineData("\uD842\uDFB7🙂024-933-1234", 4)]
    [InlineData("ﾃﾞﾝﾜ０２４－９３３－１２３４", 4)]
    public void Find_LettersThatFoldToOtherLengths_GivesPlacesOfTheOriginal(string text, int start)
    {
        var finding = Assert.Single(_detector.Find(text));

        Assert.Equal((FindingKind.Phone, start, 12), (finding.Kind, finding.Start, finding.Length));
    }

    private static IEnumerable<string> Texts()
    {
        var random = new Random(20260401);
        for (var i = 0; i < 3000; i++)
        {
            var text = new StringBuilder();
            for (var count = random.Next(1, 30); count > 0; count--)
            {
                text.Append(random.Next(8) == 0 ? ((char)random.Next(0x10000)).ToString() : _pieces[random.Next(_pieces.Length)]);
            }

            yield return text.ToString();
        }
    }

    private static bool CutsPair(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    private static string Escaped(string text) => string.Concat(text.Select(c => $"\\u{(int)c:X4}"));
}
