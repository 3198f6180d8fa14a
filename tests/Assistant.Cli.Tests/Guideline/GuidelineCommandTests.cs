using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Assistant.Cli.Tests.Guideline;

public sealed class GuidelineCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Policy_IsShownCheckedPublishedComparedAndPutBack()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Combine("data");
        var yaml = (await Tool.SucceedAsync("guideline", "show", "--yaml", "--data", data)).Output;
        var file = folder.Combine("policy.yaml");
        await File.WriteAllTextAsync(file, yaml.Replace("changes: 最初の版です。", "changes: 変えました", StringComparison.Ordinal), Token);

        await Tool.SucceedAsync("guideline", "validate", file, "--data", data);
        var published = await Tool.SucceedAsync("guideline", "publish", file, "--data", data);
        var later = await Tool.SucceedAsync("guideline", "publish", file, "--at", "2099-04-01T09:00", "--data", data);
        var difference = await Tool.SucceedAsync("guideline", "diff", "factory-1", "v1", "--data", data);
        var rolled = await Tool.SucceedAsync("guideline", "rollback", "factory-1", "--data", data);
        var versions = await Tool.SucceedAsync("guideline", "versions", "--data", data);

        Assert.StartsWith("v1　公開中", published.Output, StringComparison.Ordinal);
        Assert.StartsWith("v2　公開の予定　2099-04-01 09:00から", later.Output, StringComparison.Ordinal);
        Assert.Contains("+ changes: 変えました", difference.Output, StringComparison.Ordinal);
        Assert.StartsWith("v3　公開中", rolled.Output, StringComparison.Ordinal);
        Assert.Equal(4, versions.Lines.Count);
    }

    [Fact]
    public async Task Publication_ThatIsPlanned_IsTakenBack()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Combine("data");
        var file = folder.Combine("policy.yaml");
        await File.WriteAllTextAsync(file, (await Tool.SucceedAsync("guideline", "show", "--yaml", "--data", data)).Output, Token);
        await Tool.SucceedAsync("guideline", "publish", file, "--at", "2099-04-01T09:00", "--data", data);

        var withdrawn = await Tool.SucceedAsync("guideline", "withdraw", "v1", "--data", data);

        Assert.StartsWith("v1　取りやめた予定　2099-04-01 09:00から", withdrawn.Output, StringComparison.Ordinal);
        Tool.AssertError(await Tool.RunAsync("guideline", "withdraw", "factory-1", "--data", data), "guideline_not_scheduled");
    }

    [Fact]
    public async Task Policy_ThatCannotBeRead_IsSaidByDoctorAndRolledBack()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Combine("data");
        var file = folder.Combine("policy.yaml");
        await File.WriteAllTextAsync(file, (await Tool.SucceedAsync("guideline", "show", "--yaml", "--data", data)).Output, Token);
        await Tool.SucceedAsync("guideline", "publish", file, "--data", data);
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "assistant.db"), Pooling = false }.ToString()))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER guideline_versions_stay; UPDATE guideline_versions SET yaml = 'name: ['";
            await command.ExecuteNonQueryAsync(Token);
        }

        var before = await Tool.RunAsync("doctor", "--data", data);
        Tool.AssertError(await Tool.RunAsync("ask", "窓口の時間は？", "--data", data), "guideline_unreadable");
        await Tool.SucceedAsync("guideline", "rollback", "factory-1", "--data", data);
        var after = await Tool.RunAsync("doctor", "--data", data);

        Assert.Equal(1, before.ExitCode);
        Assert.Contains("./assistant guideline rollback factory-1", before.Output, StringComparison.Ordinal);
        Assert.Contains("ガイドラインの方針: 読めます。", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_WithErrors_IsRefusedWithEveryLine()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Combine("policy.yaml");
        await File.WriteAllTextAsync(file, "name: x\nrules: []\nfoo: 1\n", Token);

        var result = await Tool.RunAsync("guideline", "publish", file, "--data", folder.Combine("data"));

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: guideline_invalid: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("3行目：「foo」という項目はありません", result.Error, StringComparison.Ordinal);
        Assert.Contains("changes がありません", result.Error, StringComparison.Ordinal);
    }
}
