using Assistant.Cli.Tests.Running;
using Assistant.Testing;
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
    [InlineData("lexical")]
    [InlineData("hybrid")]
    public async Task Mode_ThatIsAskedFor_IsSaid(string mode)
    {
        var result = await Tool.SucceedAsync("search", "窓口の受付時間", "--mode", mode, "--data", data.Path, "--json");

        Assert.Contains(Tool.Json(result.Output).GetProperty("mode").GetString(), SearchModes(mode));
    }

    [Fact]
    public async Task Mode_ThatDoesNotExist_IsAnError() =>
        Tool.AssertError(await Tool.RunAsync("search", "窓口", "--mode", "magic", "--data", data.Path), "usage");

    [Fact]
    public async Task Explain_AsJson_AddsTheExplanationToTheHits()
    {
        var result = await Tool.SucceedAsync("search", "窓口の受付時間", "--explain", "--data", data.Path, "--json");

        var hit = Tool.Json(result.Output).GetProperty("hits")[0];
        Assert.Equal(["rank", "score", "documentId", "title", "kind", "uri", "page", "headingPath", "text", "explanation"], Tool.Names(hit));
        var explanation = hit.GetProperty("explanation");
        Assert.Equal(["lexicalRank", "lexicalScore", "denseRank", "denseScore", "rerankScore", "terms", "nearDuplicates"], Tool.Names(explanation));
        Assert.Equal(1, explanation.GetProperty("lexicalRank").GetInt32());
        var terms = explanation.GetProperty("terms").EnumerateArray().ToList();
        Assert.Equal(["text", "class", "origin", "weight", "rarity", "impact", "inContext", "inBody", "score"], Tool.Names(terms[0]));
        Assert.Contains(terms, t => t.GetProperty("text").GetString() == "窓口" && t.GetProperty("class").GetString() == "word" && t.GetProperty("origin").GetString() == "question");
        Assert.Equal(explanation.GetProperty("lexicalScore").GetDouble(), terms.Sum(t => t.GetProperty("score").GetDouble()), 9);
        Assert.All(terms, t => Assert.Equal(t.GetProperty("weight").GetDouble() * t.GetProperty("rarity").GetDouble() * t.GetProperty("impact").GetDouble(), t.GetProperty("score").GetDouble(), 9));
    }

    /// <summary>That the same passage stands in a document which the person may not read is nobody else's business.</summary>
    [Fact]
    public async Task Explain_AsAPerson_NamesOnlyDuplicatesThatThePersonMayRead()
    {
        const string text = "# 災害時の連絡\n\n災害が起きたときは、危機管理室の当番が関係する課へ順に電話で連絡し、集まった情報を一時間ごとにまとめて知らせます。\n";
        using var folder = new TemporaryFolder();
        folder.Write("open/a.md", text);
        folder.Write("closed/b.md", text);
        var own = folder.Combine("data");
        await Tool.SucceedAsync("ingest", folder.Combine("open"), "--data", own, "--access", "staff");
        await Tool.SucceedAsync("ingest", folder.Combine("closed"), "--data", own, "--access", "人事課");
        await Tool.SucceedAsync("users", "add", "suzuki", "--display-name", "鈴木", "--data", own);

        async Task<int> DuplicatesAsync(params string[] acting)
        {
            var result = await Tool.SucceedAsync(["search", "災害時の連絡", "--explain", "--json", "--data", own, .. acting]);
            return Assert.Single(Tool.Json(result.Output).GetProperty("hits").EnumerateArray()).GetProperty("explanation").GetProperty("nearDuplicates").GetArrayLength();
        }

        Assert.Equal(1, await DuplicatesAsync());
        Assert.Equal(0, await DuplicatesAsync("--as", "suzuki"));
    }

    [Fact]
    public async Task Explain_WithoutJson_SaysPlacesAndTerms()
    {
        var result = await Tool.SucceedAsync("search", "窓口の受付時間", "--explain", "--data", data.Path);

        Assert.Contains("言葉の順位 1 位", result.Output, StringComparison.Ordinal);
        Assert.Contains("「窓口」 語、重み ", result.Output, StringComparison.Ordinal);
        Assert.Matches("「窓」 文字、.*珍しさ .*効き .*見出し [0-9]+ 回、本文 [0-9]+ 回", result.Output);
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

    /// <summary>Without vectors of meaning (a few passages are too few to learn any from) hybrid search is by words.</summary>
    private static string[] SearchModes(string mode) => mode == "hybrid" ? ["hybrid", "lexical"] : [mode];

    [Fact]
    public async Task Text_ThatBeginsWithAnAtSign_IsAQueryAndNoFile()
    {
        var file = data.Write("arguments.txt", "窓口の受付時間\n");

        var result = await Tool.RunAsync("search", "@" + file, "--data", data.Path, "--json");

        Assert.Equal("@" + file, Tool.Json(result.Output).GetProperty("query").GetString());
    }
}
