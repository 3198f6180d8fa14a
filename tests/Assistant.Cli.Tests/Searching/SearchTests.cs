using Assistant.Cli.Tests.Running;
using Xunit;

namespace Assistant.Cli.Tests.Searching;

public sealed class SearchTests(PreparedData data)
{
    [Fact]
    public async Task Json_OfHits_HasTheNamesOfTheContract()
    {
        var result = await Tool.SucceedAsync("search", "窓口の受付時間", "--data", data.Path, "--json");

        var line = Assert.Single(result.Lines);
        var output = Tool.Json(line);
        Assert.Equal(["query", "mode", "hits", "elapsedMs"], Tool.Names(output));
        var hit = output.GetProperty("hits")[0];
        Assert.Equal(["rank", "score", "documentId", "title", "kind", "uri", "page", "headingPath", "text"], Tool.Names(hit));
        Assert.Equal("窓口の受付時間", output.GetProperty("query").GetString());
        Assert.Contains("午前8時30分", line, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithoutAHit_EndsWithStatusThree()
    {
        var result = await Tool.RunAsync("search", "ザゼンソウ", "--data", data.Path, "--json");

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(0, Tool.Json(result.Output).GetProperty("hits").GetArrayLength());
    }

    [Fact]
    public async Task Top_LimitsTheHits()
    {
        var result = await Tool.SucceedAsync("search", "窓口 人事異動", "--top", "1", "--data", data.Path, "--json");

        Assert.Equal(1, Tool.Json(result.Output).GetProperty("hits").GetArrayLength());
    }

    [Fact]
    public async Task Search_WithoutJson_NamesTitleHeadingAndText()
    {
        var result = await Tool.SucceedAsync("search", "窓口の受付時間", "--data", data.Path);

        Assert.Contains("（マニュアル）", result.Output, StringComparison.Ordinal);
        Assert.Contains("受付時間", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("suzuki", false)]
    [InlineData("sato", true)]
    public async Task Search_AsAPerson_SeesWhatThePersonMaySee(string user, bool sees)
    {
        var result = await Tool.RunAsync("search", "人事異動の内示", "--data", data.Path, "--as", user, "--json");

        Assert.Equal(sees, result.Output.Contains("三月二十日", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nobody", "user_unknown")]
    [InlineData("yamada", "user_disabled")]
    [InlineData("tanaka", "forbidden")]
    public async Task Search_AsSomebodyWhoMayNot_IsRefused(string user, string code) =>
        Tool.AssertError(await Tool.RunAsync("search", "窓口", "--data", data.Path, "--as", user), code);

    [Fact]
    public async Task Text_ThatBeginsWithAnAtSign_IsAQueryAndNoFile()
    {
        var file = data.Write("arguments.txt", "窓口の受付時間\n");

        var result = await Tool.RunAsync("search", "@" + file, "--data", data.Path, "--json");

        Assert.Equal("@" + file, Tool.Json(result.Output).GetProperty("query").GetString());
    }
}
