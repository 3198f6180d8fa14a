using System.Text;
using System.Text.Json;
using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Ingestion;

public sealed class IngestTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder.Combine("data");

    private string Documents => folder.Combine("documents");

    [Fact]
    public async Task Json_OfARun_HasTheNamesOfTheContract()
    {
        folder.Write("documents/a.md", "# 受付\n\n受付は午前九時からです。\n");
        folder.Write("documents/b.pdf", "これは PDF ではない");

        var result = await IngestAsync();

        Assert.Equal(2, result.ExitCode);
        var (files, summary) = Read(result);
        Assert.Equal(2, files.Count);
        Assert.Equal(["path", "status", "documentId", "pages", "chunks", "elapsedMs"], Tool.Names(files.Single(f => Status(f) == "indexed")));
        var failed = files.Single(f => Status(f) == "failed");
        Assert.Equal(["path", "status", "documentId", "pages", "chunks", "error", "elapsedMs"], Tool.Names(failed));
        Assert.Equal(["code", "message"], Tool.Names(failed.GetProperty("error")));
        Assert.Equal(["indexed", "unchanged", "removed", "failed", "pages", "chunks", "elapsedMs"], Tool.Names(summary));
        Assert.Equal((1, 0, 0, 1), Counts(summary));
    }

    [Fact]
    public async Task Folder_IngestedAgain_IsUnchangedThenReplacedThenRemoved()
    {
        folder.Write("documents/a.md", "# 受付\n\n受付は午前九時からです。\n");
        folder.Write("documents/b.md", "# 駐車場\n\n駐車場は無料です。\n");

        Assert.Equal((2, 0, 0, 0), Counts(await IngestSummaryAsync()));
        Assert.Equal((0, 2, 0, 0), Counts(await IngestSummaryAsync()));

        folder.Write("documents/a.md", "# 受付\n\n受付は正午からに変わりました。\n");
        Assert.Equal((1, 1, 0, 0), Counts(await IngestSummaryAsync()));
        Assert.Contains("正午", await SearchAsync("受付は何時から"), StringComparison.Ordinal);
        Assert.DoesNotContain("午前九時", await SearchAsync("受付は何時から"), StringComparison.Ordinal);

        File.Delete(folder.Combine("documents", "b.md"));
        Assert.Equal((0, 1, 1, 0), Counts(await IngestSummaryAsync()));
        Assert.DoesNotContain("無料", await SearchAsync("駐車場の料金"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_ThatCannotBeRead_AreNamedAndTheRestIsIndexed()
    {
        folder.Write("documents/good.md", "# 受付\n\n受付は午前九時からです。\n");
        Write("good.pdf", SmallPdf.Create(["避難所の一覧", "第一中学校の体育館です。"], ["二ページ目には電話の番号があります。"]));
        Write("broken.pdf", Encoding.ASCII.GetBytes("%PDF-1.5\nthis is no document\n"));
        Write("encrypted.pdf", SmallPdf.CreateEncrypted(["秘密の文です。"]));
        Write("empty.pdf", []);
        Write("renamed.pdf", Encoding.UTF8.GetBytes("# これは Markdown です\n"));
        Write("binary.md", [.. Enumerable.Range(0, 2_000).Select(i => (byte)(i * 7919 % 256))]);

        var result = await IngestAsync();

        Assert.Equal(2, result.ExitCode);
        var (files, summary) = Read(result);
        Assert.Equal((2, 0, 0, 5), Counts(summary));
        Assert.Equal(2, files.Single(f => Name(f) == "good.pdf").GetProperty("pages").GetInt32());
        Assert.Equal(0, files.Single(f => Name(f) == "good.md").GetProperty("pages").GetInt32());
        Assert.Equal("pdf_broken", Code(files, "broken.pdf"));
        Assert.Equal("pdf_encrypted", Code(files, "encrypted.pdf"));
        Assert.Equal("file_empty", Code(files, "empty.pdf"));
        Assert.Equal("type_mismatch", Code(files, "renamed.pdf"));
        Assert.Contains(Code(files, "binary.md"), new[] { "file_not_text", "encoding_unknown", "type_mismatch" });
        Assert.DoesNotContain("   at ", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_ThatWasIngested_IsCitedWithThePageOfTheQuote()
    {
        Write("shelter.pdf", SmallPdf.Create(["避難所の一覧です。"], ["第一中学校の体育館は避難所です。"]));
        await IngestAsync();

        var answer = await Tool.SucceedAsync("ask", "第一中学校の体育館は避難所ですか", "--data", Data, "--json");

        var citation = Tool.Json(answer.Output).GetProperty("citations").EnumerateArray().Single(c => c.GetProperty("quote").GetString()!.Contains("体育館", StringComparison.Ordinal));
        Assert.Equal(2, citation.GetProperty("page").GetInt32());
    }

    [Fact]
    public async Task Run_InWhichEveryFileFails_EndsWithStatusOne()
    {
        Write("broken.pdf", Encoding.ASCII.GetBytes("%PDF-1.5\nthis is no document\n"));

        Assert.Equal(1, (await IngestAsync()).ExitCode);
    }

    [Fact]
    public async Task Path_ThatIsNotThere_IsAnError()
    {
        Tool.AssertError(await Tool.RunAsync("ingest", folder.Combine("nowhere"), "--data", Data), "path_not_found");
    }

    [Fact]
    public async Task Run_WithoutJson_SaysALineForEveryFileAndTheSum()
    {
        folder.Write("documents/a.md", "# 受付\n\n受付は午前九時からです。\n");

        var result = await Tool.SucceedAsync("ingest", Documents, "--data", Data);

        Assert.Equal(2, result.Lines.Count);
        Assert.StartsWith("取り込み  ", result.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("取り込み 1 件、変更なし 0 件、削除 0 件、失敗 0 件", result.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_ForKindAndAccess_ApplyToFilesThatStateNothing()
    {
        var file = folder.Write("documents/a.md", "# 受付\n\n受付は午前九時からです。\n");
        await Tool.SucceedAsync("ingest", file, "--data", Data, "--kind", "manual", "--access", "staff", "総務課");
        await Tool.SucceedAsync("users", "add", "suzuki", "--display-name", "鈴木", "--data", Data);

        var result = await Tool.SucceedAsync("search", "受付", "--data", Data, "--as", "suzuki", "--json");

        Assert.Equal("manual", Tool.Json(result.Output).GetProperty("hits")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Process_KilledInTheMiddle_LeavesNothingHalfAndGoesOnNextTime()
    {
        const int Files = 60;
        for (var i = 0; i < Files; i++)
        {
            folder.Write($"documents/{i:D3}.md", $"# 手続き{i}\n\n" + string.Concat(Enumerable.Repeat($"番号{i}の手続きは窓口で受け付けます。\n\n", 50)));
        }

        using (var process = ChildProcess.Start(Tool.Program, ["ingest", Documents, "--data", Data, "--json"]))
        {
            Assert.NotNull(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var (indexed, unchanged, removed, failed) = Counts(await IngestSummaryAsync());

        Assert.Equal(Files, indexed + unchanged);
        Assert.True(unchanged > 0, "What was finished before the end has to stay.");
        Assert.Equal((0, 0), (removed, failed));
        Assert.Equal((0, Files, 0, 0), Counts(await IngestSummaryAsync()));
    }

    public void Dispose() => folder.Dispose();

    private static string? Status(JsonElement file) => file.GetProperty("status").GetString();

    private static string? Name(JsonElement file) => Path.GetFileName(file.GetProperty("path").GetString());

    private static string? Code(IEnumerable<JsonElement> files, string name) =>
        files.Single(f => Name(f) == name).GetProperty("error").GetProperty("code").GetString();

    private static (int Indexed, int Unchanged, int Removed, int Failed) Counts(JsonElement summary) => (
        summary.GetProperty("indexed").GetInt32(),
        summary.GetProperty("unchanged").GetInt32(),
        summary.GetProperty("removed").GetInt32(),
        summary.GetProperty("failed").GetInt32());

    private static (List<JsonElement> Files, JsonElement Summary) Read(ProcessResult result)
    {
        var lines = result.Lines.Select(Tool.Json).ToList();
        return (lines[..^1], lines[^1].GetProperty("summary"));
    }

    private void Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Documents);
        File.WriteAllBytes(Path.Combine(Documents, name), content);
    }

    private Task<ProcessResult> IngestAsync() => Tool.RunAsync("ingest", Documents, "--data", Data, "--json");

    private async Task<JsonElement> IngestSummaryAsync() => Read(await IngestAsync()).Summary;

    private async Task<string> SearchAsync(string text) => (await Tool.RunAsync("search", text, "--data", Data, "--json")).Output;
}
