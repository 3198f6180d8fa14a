using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Testing;
using Xunit;

namespace Assistant.Ingest.Tests;

/// <summary>The program itself, ended without warning in the middle of its work.</summary>
public sealed class InterruptedRunTests
{
    private const int Files = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Assistant.Ingest.dll");

    [Fact]
    public async Task Run_KilledAtRandomPointsAndRunAgain_HasEveryDocumentWholeAndNoneTwice()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < Files; i++)
        {
            folder.Write($"docs/{i:D3}.md", Content(i));
        }

        var random = new Random(9);
        for (var round = 0; round < 6; round++)
        {
            await KillAfterAsync(folder, lines: random.Next(Files / 6));
        }

        var last = await ChildProcess.RunAsync("dotnet", Arguments(folder), Cancellation);

        Assert.Equal(0, last.ExitCode);
        Assert.Equal(Files, last.Lines.Count);
        await AssertWholeAsync(folder);
    }

    [Fact]
    public async Task Worker_KilledAtRandomPointsAndContinuedByTheNext_HasEveryDocumentWholeAndNoneTwice()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < Files; i++)
        {
            folder.Write($"docs/{i:D3}.md", Content(i));
        }

        var random = new Random(11);
        for (var round = 0; round < 4; round++)
        {
            await KillWorkerAfterAsync(folder, documents: random.Next(Files / 6));
        }

        var last = await ChildProcess.RunAsync("dotnet", Arguments(folder), Cancellation);

        Assert.Equal(0, last.ExitCode);
        await AssertWholeAsync(folder);
    }

    private static async Task AssertWholeAsync(TemporaryFolder folder)
    {
        await using var storage = await StorageFixture.OpenAsync(Cancellation, folder);
        var documents = await storage.Documents.ListAsync(AccessScope.Everything, Cancellation);
        Assert.Equal(Files, documents.Select(d => d.Uri).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Files, documents.Count);
        var chunks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var passage in await storage.ReadPassagesAsync(Cancellation))
        {
            chunks[passage.Document.Id] = chunks.GetValueOrDefault(passage.Document.Id) + 1;
        }

        Assert.All(documents, d => Assert.Equal(d.Chunks, chunks[d.Id]));
        Assert.All(documents, d => Assert.Equal(DocumentState.Indexed, d.State));
        await using var connection = storage.OpenConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM ingestion_jobs";
        Assert.Equal(0L, await command.ExecuteScalarAsync(Cancellation));
    }

    /// <summary>The worker tells of each document in its log.</summary>
    private static async Task KillWorkerAfterAsync(TemporaryFolder folder, int documents)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["ASSISTANT__Ingest__Folders__0"] = folder.Combine("docs") };
        using var process = ChildProcess.Start("dotnet", [Program, "--data", folder.Combine("data")], environment: environment);
        for (var seen = 0; seen <= documents && await process.StandardError.ReadLineAsync(Cancellation) is { } line;)
        {
            seen += line.Contains(" indexed: ", StringComparison.Ordinal) ? 1 : 0;
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Cancellation);
    }

    /// <summary>Ends the program as kill -9 does, once it has reported some files: the next is then being written.</summary>
    private static async Task KillAfterAsync(TemporaryFolder folder, int lines)
    {
        using var process = ChildProcess.Start("dotnet", Arguments(folder));
        var drained = process.StandardError.ReadToEndAsync(Cancellation);
        for (var i = 0; i < lines && await process.StandardOutput.ReadLineAsync(Cancellation) is not null; i++)
        {
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Cancellation);
        await drained;
    }

    private static string[] Arguments(TemporaryFolder folder) => [Program, "--data", folder.Combine("data"), "--once", folder.Combine("docs")];

    private static string Content(int number) =>
        $"# 題{number}\n\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"## 節{i}\n\n{number}番目の文書の{i}番目の節です。\n\n"));
}
