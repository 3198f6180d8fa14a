using System.Text.Json;
using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Diagnosis;

public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Machine_ThatHasEverything_IsFineAndNothingIsCreated()
    {
        var result = await Tool.SucceedAsync("doctor", "--data", folder.Combine("data"), "--json");

        var output = Tool.Json(Assert.Single(result.Lines));
        Assert.True(output.GetProperty("ok").GetBoolean());
        Assert.Equal(["id", "state", "message", "cost", "remedy"], Tool.Names(output.GetProperty("checks")[0]));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Machine_WithoutTools_SaysWhatEachCosts()
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PATH"] = folder.Path,
            ["ASSISTANT__Search__MeCabDictionary"] = folder.Combine("no-dictionary"),
        };

        var result = await Tool.RunAsync(environment, "doctor", "--data", folder.Combine("data"), "--json");

        Assert.Equal(1, result.ExitCode);
        foreach (var id in new[] { "pdftotext", "tesseract", "mecab_dictionary" })
        {
            var check = Find(result, id);
            Assert.Equal("missing", check.GetProperty("state").GetString());
            Assert.NotEqual("", check.GetProperty("cost").GetString());
            Assert.Contains("apt-get install", check.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Runtime_WithoutIcu_IsFound()
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" };

        var result = await Tool.RunAsync(environment, "doctor", "--data", folder.Combine("data"), "--json");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("missing", Find(result, "normalisation").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Data_ThatIsAFileOrBroken_IsFound()
    {
        var file = folder.Write("file", "");
        folder.Write("broken/assistant.db", new string('x', 5_000));

        var onFile = await Tool.RunAsync("doctor", "--data", file, "--json");
        var onBroken = await Tool.RunAsync("doctor", "--data", folder.Combine("broken"), "--json");

        Assert.Equal("missing", Find(onFile, "data_folder").GetProperty("state").GetString());
        Assert.Equal("missing", Find(onBroken, "database").GetProperty("state").GetString());
        Assert.Equal((1, 1), (onFile.ExitCode, onBroken.ExitCode));
    }

    [Fact]
    public async Task Model_ThatDoesNotAnswer_IsFound()
    {
        // Port 9 of the own machine: nothing listens there.
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASSISTANT__Model__Provider"] = "openai-compatible",
            ["ASSISTANT__Model__Endpoint"] = "http://127.0.0.1:9/v1",
            ["ASSISTANT__Model__Chat"] = "any",
        };

        var result = await Tool.RunAsync(environment, "doctor", "--data", folder.Combine("data"), "--json");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("missing", Find(result, "model").GetProperty("state").GetString());
    }

    [Fact]
    public async Task RetrievalModels_ThatAnswer_AreFine()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Answer = request => request.Path.EndsWith("/rerank", StringComparison.Ordinal) ? ScriptedVectors.Scores((0, 0.5)) : ScriptedVectors.Answer(request, 4);

        var result = await Tool.RunAsync(RetrievalModels(server), "doctor", "--data", folder.Combine("data"), "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(("ok", "ok"), (State(result, "embedding"), State(result, "reranker")));
        Assert.Equal(["/v1/embeddings", "/v1/rerank"], server.Requests.Select(r => r.Path));
        Assert.False(Directory.Exists(folder.Combine("data")));
    }

    [Fact]
    public async Task RetrievalModels_ThatAnswerWrongly_AreFoundWithTheSettingToPutRight()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Answer = request => request.Path.EndsWith("/rerank", StringComparison.Ordinal) ? ScriptedReply.Error(401, "no") : ScriptedVectors.Answer(request, 8);

        var result = await Tool.RunAsync(RetrievalModels(server), "doctor", "--data", folder.Combine("data"), "--json");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(("missing", "missing"), (State(result, "embedding"), State(result, "reranker")));
        Assert.Contains("Model:EmbeddingDimensions", Find(result, "embedding").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("Reranker:ApiKey", Find(result, "reranker").GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RetrievalModels_NotConfigured_AreNotesOnly()
    {
        var result = await Tool.SucceedAsync("doctor", "--data", folder.Combine("data"), "--json");

        Assert.Equal(("note", "note"), (State(result, "embedding"), State(result, "reranker")));
    }

    [Fact]
    public async Task Output_WithoutJson_NamesCostAndRemedy()
    {
        var result = await Tool.SucceedAsync("doctor", "--data", folder.Combine("data"));

        Assert.Contains("影響: 答えは文書からの抜粋になります。", result.Output, StringComparison.Ordinal);
        Assert.Contains("足りないものはありません。", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static Dictionary<string, string?> RetrievalModels(ScriptedModelServer server) => new(StringComparer.Ordinal)
    {
        ["ASSISTANT__Model__Provider"] = "openai-compatible",
        ["ASSISTANT__Model__Endpoint"] = server.Endpoint.ToString(),
        ["ASSISTANT__Model__Chat"] = "any",
        ["ASSISTANT__Model__Embedding"] = "any",
        ["ASSISTANT__Model__EmbeddingDimensions"] = "4",
        ["ASSISTANT__Reranker__Endpoint"] = server.Endpoint.ToString(),
        ["ASSISTANT__Reranker__Model"] = "any",
    };

    private static string? State(ProcessResult result, string id) => Find(result, id).GetProperty("state").GetString();

    private static JsonElement Find(ProcessResult result, string id) =>
        Tool.Json(result.Output).GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);
}
