using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Asking;

public sealed class GuidelineTests(PreparedData data)
{
    [Fact]
    public async Task Ask_WithPersonalInformation_EndsWithStatusFourAndShowsThePlace()
    {
        const string question = "マイナンバー 1234-5678-9018 の人の窓口はどこですか";

        var json = await Tool.RunAsync("ask", question, "--data", data.Path, "--json");
        var plain = await Tool.RunAsync("ask", question, "--data", data.Path);

        Assert.Equal((4, 4), (json.ExitCode, plain.ExitCode));
        var answer = Tool.Json(json.Output);
        Assert.Equal("blocked", answer.GetProperty("status").GetString());
        var guideline = answer.GetProperty("guideline");
        Assert.Equal("block", guideline.GetProperty("decision").GetString());
        var finding = Assert.Single(guideline.GetProperty("findings").EnumerateArray());
        Assert.Equal(("individualNumber", 1), (finding.GetProperty("category").GetString(), finding.GetProperty("ruleId").GetInt32()));
        Assert.Equal("1234-5678-9018", question[finding.GetProperty("start").GetInt32()..finding.GetProperty("end").GetInt32()]);
        Assert.Contains("【1234-5678-9018】", plain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WarnedAbout_GoesOnWithTheTokenOrMasked()
    {
        const string question = "佐藤様の市役所の窓口の受付時間は何時からですか";
        var warned = await Tool.RunAsync("ask", question, "--data", data.Path, "--json");
        Assert.Equal(4, warned.ExitCode);
        var token = Tool.Json(warned.Output).GetProperty("guideline").GetProperty("acknowledgement").GetString()!;

        var confirmed = await Tool.RunAsync("ask", question, "--acknowledge", token, "--data", data.Path, "--json");
        var masked = await Tool.RunAsync("ask", question, "--mask", "--data", data.Path, "--json");

        Assert.NotEqual(4, confirmed.ExitCode);
        Assert.True(Tool.Json(confirmed.Output).GetProperty("guideline").GetProperty("acknowledged").GetBoolean());
        Assert.NotEqual(4, masked.ExitCode);
        Assert.Equal("mask", Tool.Json(masked.Output).GetProperty("guideline").GetProperty("decision").GetString());
        Assert.Equal(4, (await Tool.RunAsync("ask", question, "--acknowledge", "0", "--data", data.Path, "--json")).ExitCode);
    }

    [Fact]
    public async Task Ask_WithFilesAndValues_LooksAtThemAndNamesThePart()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Combine("記録.csv");
        await File.WriteAllTextAsync(file, "氏名,個人番号\n佐藤花子,123456789018\n", TestContext.Current.CancellationToken);

        var blocked = await Tool.RunAsync("ask", "要約してください", "--attach", file, "--data", data.Path, "--json");
        var unknown = await Tool.RunAsync("ask", "要約してください", "--var", "宛先=市長", "--data", data.Path);
        var missing = await Tool.RunAsync("ask", "要約してください", "--attach", folder.Combine("ない.txt"), "--data", data.Path);

        Assert.Equal(4, blocked.ExitCode);
        Assert.Contains(Tool.Json(blocked.Output).GetProperty("guideline").GetProperty("findings").EnumerateArray(), f => f.GetProperty("part").GetString() == "attachment" && f.GetProperty("name").GetString() == "記録.csv");
        Assert.Contains("variable_unknown", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("attachment_not_found", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WithoutFindings_StillNamesThePolicy()
    {
        var guideline = Tool.Json((await Tool.SucceedAsync("ask", "市役所の窓口の受付時間は何時からですか", "--data", data.Path, "--json")).Output).GetProperty("guideline");

        Assert.Equal(("factory-1", "allow", 0), (guideline.GetProperty("version").GetString(), guideline.GetProperty("decision").GetString(), guideline.GetProperty("findings").GetArrayLength()));
    }
}
