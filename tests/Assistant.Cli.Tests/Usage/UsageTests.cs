using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Assistant.Cli.Tests.Usage;

public sealed class UsageTests(PreparedData prepared) : IDisposable
{
    private const string Header = "occurredAt,userId,department,feature,templateId,outcome\n";

    private readonly TemporaryFolder folder = new();

    private string Data => folder.Combine("data");

    [Fact]
    public async Task PastUses_Imported_MakeTheKeyFiguresOfTheContract()
    {
        var file = folder.Write("past.csv", Header + "2025-03-31T14:59:59Z,u1,総務課,ask,answer,answered\n2025-03-31T15:00:00Z,u1,税務課,ask,answer,answered\n2025-04-01T09:00:00+09:00,u2,税務課,ask,,failed\n");
        var imported = await RunAsync("usage", "import", file);
        Assert.Contains("取り込みました: 3 件", imported.Output, StringComparison.Ordinal);
        Assert.Contains("取り込みました: 0 件", (await RunAsync("usage", "import", file)).Output, StringComparison.Ordinal);

        var kpi = Tool.Json((await RunAsync("usage", "kpi", "--from", "2025-03", "--to", "2025-04", "--json", "--recompute")).Lines.Single());

        Assert.Equal(["from", "to", "cumulativeUsers", "uniqueUsers", "monthlyAverageUsers", "months", "timeSaved", "byDepartment", "distribution"], Tool.Names(kpi));
        Assert.Equal((3, 2, 1.5m), (kpi.GetProperty("cumulativeUsers").GetInt32(), kpi.GetProperty("uniqueUsers").GetInt32(), kpi.GetProperty("monthlyAverageUsers").GetDecimal()));
        Assert.Equal(["month", "users", "events"], Tool.Names(kpi.GetProperty("months")[0]));
        Assert.Equal(["minutes", "n", "basis"], Tool.Names(kpi.GetProperty("timeSaved").GetProperty("estimate")));
        Assert.Equal(["minutes", "n"], Tool.Names(kpi.GetProperty("timeSaved").GetProperty("selfReported")));
        Assert.Equal(2, kpi.GetProperty("timeSaved").GetProperty("estimate").GetProperty("n").GetInt32());
        Assert.Equal(["department", "users", "cumulativeUsers", "events", "minutes"], Tool.Names(kpi.GetProperty("byDepartment")[0]));
        Assert.Equal(["0", "1-4", "5-99", "100+"], Tool.Names(kpi.GetProperty("distribution")));
        Assert.Contains("延べ利用者数    3 人", (await RunAsync("usage", "kpi", "--from", "2025-03", "--to", "2025-04")).Output, StringComparison.Ordinal);
        Assert.Contains("根拠なし        0.0 %", (await RunAsync("usage", "report", "--from", "2025-03", "--to", "2025-04")).Output, StringComparison.Ordinal);
        Assert.Equal(4, (await RunAsync("usage", "export", "--from", "2025-03", "--to", "2025-04")).Lines.Count);
    }

    [Fact]
    public async Task BadRows_AreNamed_AndNothingIsImported()
    {
        var file = folder.Write("bad.csv", Header + "2025-03-31T14:59:59Z,u1,総務課,ask,answer,answered\n2025-03-31,u1,総務課,ask,answer,answered\n2025-03-31T14:59:59Z,u1,総務課,ask,answer,done\n");

        var result = await Tool.RunAsync("usage", "import", file, "--data", Data);

        Tool.AssertError(result, "usage_import_invalid");
        Assert.Contains("3 行目", result.Error, StringComparison.Ordinal);
        Assert.Contains("4 行目", result.Error, StringComparison.Ordinal);
        Assert.Single((await RunAsync("usage", "export", "--from", "2025-03", "--to", "2025-04")).Lines);
    }

    [Theory]
    [InlineData("period_invalid", "usage", "kpi", "--from", "2025-05", "--to", "2025-04")]
    [InlineData("period_invalid", "usage", "kpi", "--from", "April", "--to", "2025-04")]
    [InlineData("file_unreadable", "usage", "import", "/nowhere.csv")]
    [InlineData("indicator_unknown", "usage", "enter", "nothing", "--year", "2025", "--value", "1")]
    [InlineData("indicator_from_log", "usage", "enter", "ai-users", "--year", "2025", "--value", "1")]
    public async Task Request_ThatCannotBeDone_SaysWhy(string code, params string[] arguments) =>
        Tool.AssertError(await Tool.RunAsync([.. arguments, "--data", Data]), code);

    [Fact]
    public async Task Statistics_AreForAnalystsAndAdministrators()
    {
        await Tool.SucceedAsync("usage", "kpi", "--from", "2025-03", "--to", "2025-04", "--as", "tanaka", "--data", prepared.Path);

        Tool.AssertError(await Tool.RunAsync("usage", "kpi", "--from", "2025-03", "--to", "2025-04", "--as", "suzuki", "--data", prepared.Path), "forbidden");
        Tool.AssertError(await Tool.RunAsync("usage", "export", "--from", "2025-03", "--to", "2025-04", "--as", "suzuki", "--data", prepared.Path), "forbidden");
        Tool.AssertError(await Tool.RunAsync("audit", "verify", "--as", "tanaka", "--data", prepared.Path), "forbidden");
    }

    [Fact]
    public async Task Log_ThatSomebodyChanged_IsFound()
    {
        await RunAsync("users", "add", "suzuki", "--display-name", "鈴木");
        Assert.Contains("監査の記録: 異常なし", (await RunAsync("audit", "verify")).Output, StringComparison.Ordinal);
        using (var connection = new SqliteConnection($"Data Source={folder.Combine("data", "assistant.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER audit_records_kept; UPDATE audit_records SET actor_id = 'nobody' WHERE seq = 2";
            command.ExecuteNonQuery();
        }

        var result = await Tool.RunAsync("audit", "verify", "--json", "--data", Data);

        Assert.Equal(1, result.ExitCode);
        var report = Tool.Json(result.Lines.Single());
        Assert.False(report.GetProperty("intact").GetBoolean());
        var problem = report.GetProperty("chains").EnumerateArray().Single(c => c.GetProperty("chain").GetString() == "audit").GetProperty("problem");
        Assert.Equal(("record_altered", 2), (problem.GetProperty("code").GetString(), problem.GetProperty("sequence").GetInt32()));
    }

    [Fact]
    public async Task Indicators_StandAgainstThePath()
    {
        await RunAsync("usage", "enter", "hours-saved-rpa", "--year", "2025", "--value", "14000");

        var indicators = Tool.Json((await RunAsync("usage", "indicators", "--to", "2025-11", "--json")).Lines.Single()).EnumerateArray().ToList();

        Assert.Equal(11, indicators.Count);
        var hours = indicators.Single(i => i.GetProperty("id").GetString() == "hours-saved-rpa");
        Assert.Equal([13511, 13809, 14107, 14404, 14702, 15000], hours.GetProperty("path").EnumerateArray().Select(p => p.GetProperty("value").GetInt32()));
        Assert.Equal("on_path", hours.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Bench_MeasuresOnAScratchFolder()
    {
        var output = Tool.Json((await Tool.SucceedAsync("bench", "usage", "--events", "1000", "--months", "2", "--json")).Lines.Single());

        Assert.True(output.GetProperty("recountEqual").GetBoolean());
        Assert.True(output.GetProperty("intact").GetBoolean());
    }

    public void Dispose() => folder.Dispose();

    private Task<ProcessResult> RunAsync(params string[] arguments) => Tool.SucceedAsync([.. arguments, "--data", Data]);
}
