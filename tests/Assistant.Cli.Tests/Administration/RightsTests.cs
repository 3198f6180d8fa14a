using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Administration;

public sealed class RightsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Person_WithoutARight_AsksOnlyAfterTheApproval()
    {
        await RunAsync("users", "add", "suzuki", "--display-name", "鈴木", "--no-right");
        Tool.AssertError(await Tool.RunAsync("ask", "窓口の時間は？", "--as", "suzuki", "--data", folder.Combine("data")), "right_missing");
        Tool.AssertError(await Tool.RunAsync("rights", "apply", "--purpose", "要約", "--data", folder.Combine("data")), "person_required");

        await RunAsync("rights", "apply", "--purpose", "会議録の要約", "--as", "suzuki");
        var id = (await RunAsync("rights", "list", "--waiting")).Lines[0].Split('\t')[0];
        Tool.AssertError(await Tool.RunAsync("rights", "approve", id, "--as", "suzuki", "--data", folder.Combine("data")), "application_own");
        await RunAsync("rights", "approve", id);

        var answer = await Tool.RunAsync("ask", "窓口の時間は？", "--as", "suzuki", "--data", folder.Combine("data"));
        Assert.DoesNotContain("right_", answer.Error, StringComparison.Ordinal);
        Assert.Contains("\t利用 ", (await RunAsync("users", "list")).Lines.Single(l => l.StartsWith("suzuki\t", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_Imported_GetTheirPasswordsInANewFileOnly()
    {
        var table = folder.Combine("people.csv");
        var passwords = folder.Combine("passwords.csv");
        await File.WriteAllTextAsync(table, "user,displayName,roles\nito,伊藤 次郎,staff\n", TestContext.Current.CancellationToken);
        Assert.Contains("まだ変えていません", (await RunAsync("users", "import", table, "--dry-run")).Output, StringComparison.Ordinal);

        var imported = await RunAsync("users", "import", table, "--passwords", passwords);

        var line = (await File.ReadAllLinesAsync(passwords, TestContext.Current.CancellationToken))[1];
        Assert.StartsWith("ito,", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line[4..], imported.Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(table, "user,displayName,roles\nkato,加藤,staff\n", TestContext.Current.CancellationToken);
        Tool.AssertError(await Tool.RunAsync("users", "import", table, "--passwords", passwords, "--data", folder.Combine("data")), "file_not_writable");
        Assert.DoesNotContain("kato", (await RunAsync("users", "list")).Output, StringComparison.Ordinal);
        var json = Tool.Json((await RunAsync("users", "list", "--json")).Lines.Single(l => l.Contains("\"ito\"", StringComparison.Ordinal)));
        Assert.Equal("right_missing", json.GetProperty("missing")[0].GetString());
    }

    [Fact]
    public async Task Doctor_SaysHowManyHaveNoRight_AndWhomAReorganisationLeftWithoutAUnit()
    {
        await RunAsync("users", "add", "suzuki", "--display-name", "鈴木", "--no-right");
        await RunAsync("users", "add", "ito", "--display-name", "伊藤");
        await WriteAsync("units.csv", "code,name,parent,from,to\nK1,一課,,2020-04-01,2021-03-31\nK2,二課,,2020-04-01,\n");
        await WriteAsync("members.csv", "user,unit,from,to\nsuzuki,K1,2020-04-01,2021-03-31\nito,K2,2020-04-01,\n");
        await RunAsync("organisation", "import", folder.Combine("units.csv"));
        await RunAsync("organisation", "members", "import", folder.Combine("members.csv"));

        var checks = Tool.Json((await Tool.RunAsync("doctor", "--json", "--data", folder.Combine("data"))).Output).GetProperty("checks").EnumerateArray()
            .ToDictionary(c => c.GetProperty("id").GetString()!, StringComparer.Ordinal);

        Assert.Contains("権利のない人 1 人", checks["rights"].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("職員 2 人", checks["rights"].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("今日の所属のない職員が 1 人います。", checks["people_units"].GetProperty("message").GetString());
        Assert.Equal("ok", checks["guideline"].GetProperty("state").GetString());
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(folder.Combine(name), text, TestContext.Current.CancellationToken);

    private Task<ProcessResult> RunAsync(params string[] arguments) => Tool.SucceedAsync([.. arguments, "--data", folder.Combine("data")]);
}
