using System.Diagnostics;
using Assistant.Core.Guideline;
using Xunit;

namespace Assistant.Core.Tests.Guideline;

/// <summary>Time must grow with the text and no faster. The bounds are wide: they tell linear from quadratic, not a slow machine from a fast one.</summary>
public sealed class DetectorSpeedTests
{
    private static readonly SensitiveTextDetector _detector = new(DetectorTables.Default);

    [Theory]
    [InlineData("4")]
    [InlineData("-")]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("1-")]
    [InlineData("1234 ")]
    [InlineData("0(")]
    [InlineData("町一丁目一")]
    [InlineData("林様")]
    [InlineData("口座")]
    [InlineData("氏名：")]
    [InlineData("秘\n")]
    [InlineData("㊙ ")]
    [InlineData("生")]
    [InlineData("ｶﾞ")]
    [InlineData("\u3099")]
    [InlineData("氏名,電話\n")]
    [InlineData("電話,1\n")]
    [InlineData("一")]
    [InlineData("一一一一一十")]
    [InlineData("1234/5678/9018 ")]
    [InlineData("1234_5678_9018  \n")]
    [InlineData("マイナンバー 123 456 789 018\n")]
    [InlineData("a at ")]
    [InlineData("a[dot]")]
    [InlineData("a[at]b.c")]
    [InlineData("字1")]
    [InlineData("会員番号1234")]
    public void Find_AMillionLettersOfOnePattern_TakesTimeInProportion(string pattern)
    {
        var small = string.Concat(Enumerable.Repeat(pattern, 50_000 / pattern.Length));
        var large = string.Concat(Enumerable.Repeat(small, 20));
        _detector.FindTyped(small);

        var watch = Stopwatch.StartNew();
        _detector.FindTyped(large);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed} for a million letters.");
    }
}
