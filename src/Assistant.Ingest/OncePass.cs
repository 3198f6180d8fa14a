using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest;

/// <summary>A single pass with one line a file: status, path, code of the error.</summary>
internal static class OncePass
{
    /// <returns>Exit status: 0 all good, 2 some files failed.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> paths, TextWriter output)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        var summary = await services.GetRequiredService<FolderPass>().RunAsync(paths, Write, stop.Token);
        await services.GetRequiredService<ISearchIndex>().CompleteAsync(stop.Token);
        return summary.Failed == 0 ? 0 : 2;

        void Write(IngestionResult result) =>
            output.WriteLine(string.Join('\t', [result.Status.ToString().ToLowerInvariant(), result.Path, result.ErrorCode ?? string.Empty]).TrimEnd());
    }
}
