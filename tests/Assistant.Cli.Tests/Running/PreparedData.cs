using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Running;

/// <summary>One data folder with a few documents and people, made by the command line itself, for tests that only read.</summary>
public sealed class PreparedData : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public string Path => folder.Combine("data");

    public async ValueTask InitializeAsync()
    {
        folder.Write("documents/open.md", "# 窓口の案内\n\n## 受付時間\n\n市役所の窓口の受付時間は午前8時30分から午後5時15分までです。\n");
        folder.Write("restricted/secret.md", "# 人事異動の手順\n\n人事異動の内示は三月二十日に行います。\n");
        await Tool.SucceedAsync("ingest", folder.Combine("documents"), "--data", Path, "--kind", "manual", "--access", "staff");
        await Tool.SucceedAsync("ingest", folder.Combine("restricted"), "--data", Path, "--access", "人事課");
        await Tool.SucceedAsync("users", "add", "suzuki", "--display-name", "鈴木", "--data", Path);
        await Tool.SucceedAsync("users", "add", "sato", "--display-name", "佐藤", "--department", "人事課", "--data", Path);
        await Tool.SucceedAsync("users", "add", "tanaka", "--display-name", "田中", "--role", "analyst", "--data", Path);
        await Tool.SucceedAsync("users", "add", "yamada", "--display-name", "山田", "--data", Path);
        await Tool.SucceedAsync("users", "disable", "yamada", "--data", Path);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    public string Write(string name, string content) => folder.Write(name, content);
}
