using Assistant.Cli.Benchmarking;
using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Benchmarking;

public sealed class BenchSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Json_OfABenchmark_HasTheNamesOfTheContractAndLeavesNothingBehind()
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["TMPDIR"] = _folder.Path };

        var result = await Tool.RunAsync(environment, "bench", "search", "--chunks", "250", "--dimensions", "32", "--json");

        Assert.Equal(0, result.ExitCode);
        var output = Tool.Json(Assert.Single(result.Lines));
        Assert.Equal(["chunks", "dimensions", "modes", "openMs", "indexing", "workingSetBytes"], Tool.Names(output));
        Assert.Equal((250, 32), (output.GetProperty("chunks").GetInt32(), output.GetProperty("dimensions").GetInt32()));
        Assert.Equal(["lexical", "dense", "hybrid"], Tool.Names(output.GetProperty("modes")));
        Assert.All(output.GetProperty("modes").EnumerateObject(), mode =>
        {
            Assert.Equal(["p50Ms", "p95Ms", "p99Ms", "queriesPerSecond"], Tool.Names(mode.Value));
            Assert.True(mode.Value.GetProperty("p50Ms").GetDouble() <= mode.Value.GetProperty("p99Ms").GetDouble());
            Assert.True(mode.Value.GetProperty("queriesPerSecond").GetDouble() > 0);
        });
        Assert.True(output.GetProperty("indexing").GetProperty("chunksPerSecond").GetDouble() > 0);
        Assert.DoesNotContain(Directory.GetDirectories(_folder.Path), d => Path.GetFileName(d).StartsWith("assistant-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Benchmark_ThatIsInterrupted_LeavesNothingBehind()
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["TMPDIR"] = _folder.Path };

        var result = await ChildProcess.RunAsync(
            "timeout", ["--preserve-status", "--signal=INT", "2", Tool.Program, "bench", "search", "--chunks", "500000"], TestContext.Current.CancellationToken, environment: environment);

        Tool.AssertError(result, "cancelled", 130);
        Assert.DoesNotContain(Directory.GetDirectories(_folder.Path), d => Path.GetFileName(d).StartsWith("assistant-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--chunks", "99")]
    [InlineData("--chunks", "1000001")]
    [InlineData("--dimensions", "7")]
    public async Task Number_OutOfRange_IsRefused(string option, string value) =>
        Tool.AssertError(await Tool.RunAsync("bench", "search", option, value), "usage");

    [Fact]
    public void Random_OfOneSeed_GivesTheSameNumbersEverywhere()
    {
        var random = new SeededRandom(0);

        Assert.Equal((0xE220A8397B1DCDAFUL, 0x6E789E6AA1B965F4UL, 0x06C45D188009454FUL), (random.NextBits(), random.NextBits(), random.NextBits()));
    }

    [Fact]
    public async Task StandIn_ForAnEmbeddingModel_GivesUnitVectorsThatDependOnTheTextAlone()
    {
        var model = new RandomDenseModel(64);
        var vectors = await model.EncodePassagesAsync(["甲", "乙"], TestContext.Current.CancellationToken);
        var again = await model.EncodeQueryAsync("甲", TestContext.Current.CancellationToken);

        Assert.Equal(vectors[0].ToArray(), again.ToArray());
        Assert.NotEqual(vectors[0].ToArray(), vectors[1].ToArray());
        Assert.All(vectors, v => Assert.Equal(1, v.ToArray().Sum(x => (double)x * x), 5));
    }
}
