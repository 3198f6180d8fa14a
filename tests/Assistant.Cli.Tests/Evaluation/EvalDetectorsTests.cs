using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Evaluation;

public sealed class EvalDetectorsTests
{
    [Fact]
    public async Task EvalDetectors_ALabelledSet_PrintsPrecisionAndRecallByKind()
    {
        using var folder = new TemporaryFolder();
        var set = folder.Combine("set.jsonl");
        await File.WriteAllTextAsync(
            set,
            """
            {"id":"1","text":"マイナンバー 123456789018","findings":[{"kind":"individualNumber","start":7,"length":12}]}
            {"id":"2","text":"電話 024-933-1234、024-933-1235","findings":[{"kind":"phone","start":3,"length":12}]}
            """,
            TestContext.Current.CancellationToken);

        var result = await Tool.SucceedAsync("eval", "detectors", "--set", set, "--data", folder.Combine("data"), "--json");

        var kinds = Tool.Json(Assert.Single(result.Lines)).GetProperty("kinds").EnumerateArray().ToDictionary(k => k.GetProperty("kind").GetString()!);
        Assert.Equal((1.0, 1.0), (kinds["individualNumber"].GetProperty("precision").GetDouble(), kinds["individualNumber"].GetProperty("recall").GetDouble()));
        Assert.Equal((0.5, 1.0), (kinds["phone"].GetProperty("precision").GetDouble(), kinds["phone"].GetProperty("recall").GetDouble()));
    }
}
