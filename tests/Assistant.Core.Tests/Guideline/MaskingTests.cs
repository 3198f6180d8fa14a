using Assistant.Core.Guideline;
using Xunit;

namespace Assistant.Core.Tests.Guideline;

public sealed class MaskingTests
{
    private static readonly SensitiveTextDetector _detector = new(DetectorTables.Default);

    [Fact]
    public void Mask_TheSameValueTwice_GetsTheSameLabel()
    {
        const string Text = "佐藤様（024-933-1234）から、鈴木様の件。佐藤様には024-933-1234へ折り返す。";

        var masked = Masking.Mask(Text, _detector.Find(Text));

        Assert.Equal("〔氏名1〕様（〔電話番号1〕）から、〔氏名2〕様の件。〔氏名1〕様には〔電話番号1〕へ折り返す。", masked.Text);
        Assert.Equal("024-933-1234", masked.Values["〔電話番号1〕"]);
    }

    [Fact]
    public void Mask_ATextThatHoldsALabel_TakesAnother()
    {
        const string Text = "〔氏名1〕は欄の名。佐藤様";

        var masked = Masking.Mask(Text, _detector.Find(Text));

        Assert.Equal("〔氏名1〕は欄の名。〔氏名2〕様", masked.Text);
    }

    [Fact]
    public void Restore_WhatAModelWrote_PutsValuesWhereLabelsStand()
    {
        const string Text = "氏名：山田太郎";
        var masked = Masking.Mask(Text, _detector.Find(Text));

        Assert.Equal("山田太郎様、〔氏名9〕様", Masking.Restore("〔氏名1〕様、〔氏名9〕様", masked.Values));
    }

    [Fact]
    public void Excerpt_OfAFinding_ShowsItsFirstLettersAndNoOtherValue()
    {
        const string Text = "申請者 山田太郎 電話 024-933-1234 マイナンバー 123456789018 以上";
        var findings = _detector.Find(Text);
        var number = findings.Single(f => f.Kind == FindingKind.IndividualNumber);

        Assert.Equal("●●●●● マイナンバー 12●●●●●●●●●● 以上", Masking.Excerpt(Text, number, 13, findings));
    }

    [Fact]
    public void Excerpt_OfAMark_ShowsTheMark()
    {
        const string Text = "【部外秘】人事異動案";
        var findings = _detector.Find(Text);

        Assert.Equal(Text, Masking.Excerpt(Text, findings[0], 20, findings));
    }
}
