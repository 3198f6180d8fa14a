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

    private Task<ProcessResult> RunAsync(params string[] arguments) => Tool.SucceedAsync([.. arguments, "--data", folder.Combine("data")]);
}
