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
    public void Find_AMillionLettersOfOnePattern_TakesTimeInProportion(string pattern)
    {
        var small = string.Concat(Enumerable.Repeat(pattern, 50_000 / pattern.Length));
        var large = string.Concat(Enumerable.Repeat(small, 20));
        _detector.Find(small);

        var watch = Stopwatch.StartNew();
        _detector.Find(large);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed} for a million letters.");
    }
}
