using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Administration;

public sealed class UsersAndKeysTests(PreparedData data) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task User_AddedChangedAndStopped_IsListedSo()
    {
        var added = await RunAsync("users", "add", "suzuki", "--display-name", "鈴木 花子", "--department", "総務課", "--role", "staff", "analyst");
        Assert.Contains("初回のパスワード: ", added.Output, StringComparison.Ordinal);

        await RunAsync("users", "roles", "suzuki", "--role", "staff");
        await RunAsync("users", "disable", "suzuki");

        var line = (await RunAsync("users", "list")).Lines.Single(l => l.StartsWith("suzuki\t", StringComparison.Ordinal));
        Assert.Equal(["suzuki", "鈴木 花子", "総務課", "staff", "停止中"], line.Split('\t')[..5]);

        await RunAsync("users", "enable", "suzuki");
        Assert.DoesNotContain("停止中", (await RunAsync("users", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_WhenReset_IsAnotherOne()
    {
        var first = (await RunAsync("users", "add", "suzuki", "--display-name", "鈴木")).Lines.Single(l => l.Contains("パスワード: ", StringComparison.Ordinal));
        var second = (await RunAsync("users", "reset", "suzuki")).Lines.Single(l => l.Contains("パスワード: ", StringComparison.Ordinal));

        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData("user_unknown", "users", "reset", "nobody")]
    [InlineData("user_unknown", "users", "disable", "nobody")]
    [InlineData("user_exists", "users", "add", "SUZUKI", "--display-name", "別の鈴木")]
    [InlineData("role_unknown", "users", "roles", "suzuki", "--role", "boss")]
    [InlineData("user_unknown", "keys", "issue", "nobody", "--label", "試験")]
    [InlineData("role_not_held", "keys", "issue", "suzuki", "--label", "試験", "--role", "admin")]
    [InlineData("key_unknown", "keys", "revoke", "0123456789abcdef")]
    public async Task Request_ThatCannotBeDone_SaysWhy(string code, params string[] arguments) =>
        Tool.AssertError(await Tool.RunAsync([.. arguments, "--data", data.Path]), code);

    [Fact]
    public async Task Key_IssuedAndRevoked_IsShownOnceAndListedWithoutItsSecret()
    {
        await RunAsync("users", "add", "suzuki", "--display-name", "鈴木");
        var issued = await RunAsync("keys", "issue", "suzuki", "--label", "電話帳の連携", "--days", "30");
        var secret = issued.Lines[0]["鍵: ".Length..];
        var id = issued.Lines[1]["番号: ".Length..];

        var listed = await RunAsync("keys", "list");
        Assert.Contains(id + "\tsuzuki\t電話帳の連携\tstaff\t期限 ", listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, listed.Output, StringComparison.Ordinal);

        await RunAsync("keys", "revoke", id);
        Assert.Contains("\t取消 ", (await RunAsync("keys", "list")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users", "list")]
    [InlineData("users", "add", "x", "--display-name", "x")]
    [InlineData("users", "assign", "x", "A", "--from", "2026-04-01")]
    [InlineData("keys", "list")]
    [InlineData("organisation", "list")]
    [InlineData("organisation", "import", "/tmp/x.csv")]
    [InlineData("organisation", "members", "import", "/tmp/x.csv")]
    [InlineData("ingest", "/tmp")]
    public async Task Administration_AsSomebodyWhoIsNoAdministrator_IsRefused(params string[] arguments) =>
        Tool.AssertError(await Tool.RunAsync([.. arguments, "--as", "suzuki", "--data", data.Path]), "forbidden");

    public void Dispose() => folder.Dispose();

    private Task<ProcessResult> RunAsync(params string[] arguments) => Tool.SucceedAsync([.. arguments, "--data", folder.Combine("data")]);
}
