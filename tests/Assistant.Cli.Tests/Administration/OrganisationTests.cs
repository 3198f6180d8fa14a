using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Administration;

public sealed class OrganisationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Organisation_ImportedAndChanged_IsListedByDay()
    {
        var file = folder.Write("units.csv", "code,name,parent,from,to\nA,政策部,,2020-04-01,\nA1,政策課,A,2020-04-01,2026-03-31\nA1,企画課,A,2026-04-01,\n");

        var dry = await RunAsync("organisation", "import", file, "--dry-run");
        Assert.Contains("追加\tA 政策部", dry.Output, StringComparison.Ordinal);
        Assert.Empty((await RunAsync("organisation", "list")).Output);

        await RunAsync("organisation", "import", file);

        Assert.Equal("A1\t政策課\tA\t2020-04-01\t2026-03-31", (await RunAsync("organisation", "list", "--on", "2026-03-31")).Lines[1]);
        Assert.Equal("A1\t企画課\tA\t2026-04-01\t", (await RunAsync("organisation", "list", "--on", "2026-04-01")).Lines[1]);
        Assert.Contains("変わるところはありません", (await RunAsync("organisation", "import", file)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_MovedByTableAndByHand_ReadsWhatTheUnitOfTodayReads()
    {
        var units = folder.Write("units.csv", "code,name,parent,from,to\nA,政策課,,2020-04-01,\nB,財政課,,2020-04-01,\n");
        var document = folder.Write("docs/a.md", "---\naccess: [財政課]\n---\n# 待避室\n\n待避室の定員は7,391人です。\n");
        await RunAsync("organisation", "import", units);
        await RunAsync("users", "add", "suzuki", "--display-name", "鈴木");
        await RunAsync("organisation", "members", "import", folder.Write("members.csv", "user,unit,from,to\nsuzuki,A,2020-04-01,\n"));
        await RunAsync("ingest", document);
        string[] search = ["search", "待避室の定員", "--as", "suzuki", "--data", folder.Combine("data")];
        Assert.Equal(3, (await Tool.RunAsync(search)).ExitCode);

        var moved = await RunAsync("users", "assign", "suzuki", "財政課", "--from", "2020-05-01");

        Assert.Equal(["変更", "追加"], moved.Lines.Select(l => l.Split('\t')[0]));
        Assert.Contains("7,391", (await Tool.SucceedAsync(search)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_WhenAUnitHasEnded_SaysThatNobodyCanReadItsDocuments()
    {
        await RunAsync("organisation", "import", folder.Write("units.csv", "code,name,parent,from,to\nA,政策課,,2010-04-01,2015-03-31\nB,財政課,,2010-04-01,\n"));
        await RunAsync("ingest", folder.Write("docs/a.md", "---\naccess: [A]\n---\n本文です。\n"));

        var output = (await Tool.RunAsync("doctor", "--data", folder.Combine("data"), "--json")).Lines[0];

        var check = Tool.Json(output).GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "access_lists");
        Assert.Equal("note", check.GetProperty("state").GetString());
        Assert.Contains("「A」", check.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("1 件", check.GetProperty("cost").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("organisation_invalid", "organisation", "import", "units.csv")]
    [InlineData("file_not_readable", "organisation", "import", "none.csv")]
    [InlineData("usage", "users", "assign", "suzuki", "A", "--from", "4月1日")]
    [InlineData("usage", "users", "assign", "suzuki", "A")]
    [InlineData("user_unknown", "users", "assign", "nobody", "A", "--from", "2026-04-01")]
    public async Task Request_ThatCannotBeDone_SaysWhy(string code, params string[] arguments)
    {
        folder.Write("units.csv", "code,name,parent,from,to\nA,政策部,無い部,2020-04-01,\n");

        Tool.AssertError(await Tool.RunAsync([.. arguments.Select(a => a.EndsWith(".csv", StringComparison.Ordinal) ? folder.Combine(a) : a), "--data", folder.Combine("data")]), code);
    }

    public void Dispose() => folder.Dispose();

    private Task<ProcessResult> RunAsync(params string[] arguments) => Tool.SucceedAsync([.. arguments, "--data", folder.Combine("data")]);
}
