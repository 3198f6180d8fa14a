using Assistant.Cli.Tests.Running;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Assistant.Cli.Tests.Evaluation;

/// <summary>With people and documents of its own: it counts what is stored, which tests at its side would change.</summary>
public sealed class EvalAnswersTests(PreparedData data) : IClassFixture<PreparedData>
{
    private const string Answerable = """{"id":"a1","question":"市役所の窓口の受付時間は何時からですか","answerable":true,"must_contain":[["午前８時 30分"]],"note":"余分な項目"}""";
    private const string Wrong = """{"id":"a2","question":"市役所の窓口の受付時間は何時までですか","answerable":true,"must_contain":[["午後9時"]]}""";
    private const string Unanswerable = """{"id":"n1","question":"ザゼンソウの開花はいつですか","answerable":false}""";

    [Fact]
    public async Task Json_OfAnEvaluation_HasTheNamesOfTheContractAndTheTotals()
    {
        var result = await Tool.SucceedAsync("eval", "answers", "--set", Set("good.jsonl", Answerable, "", Wrong, Unanswerable), "--data", data.Path, "--json");

        var output = Tool.Json(Assert.Single(result.Lines));
        Assert.Equal(["items", "answerable", "unanswerable"], Tool.Names(output));
        Assert.Equal((2, 1), Total(output, "answerable"));
        Assert.Equal((1, 1), Total(output, "unanswerable"));
        var item = output.GetProperty("items")[0];
        Assert.Equal(["id", "passed", "reason", "response"], Tool.Names(item));
        Assert.True(item.GetProperty("passed").GetBoolean());
        Assert.Equal("answered", item.GetProperty("response").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Evaluation_IsNobodysUse()
    {
        var before = CountRows();

        await Tool.SucceedAsync("eval", "answers", "--set", Set("use.jsonl", Answerable, Unanswerable), "--data", data.Path);

        Assert.Equal(before, CountRows());
    }

    [Fact]
    public async Task Output_WithoutJson_SaysALineForEveryQuestionAndTheTotals()
    {
        var result = await Tool.SucceedAsync("eval", "answers", "--set", Set("lines.jsonl", Answerable, Wrong), "--data", data.Path);

        Assert.Equal(3, result.Lines.Count);
        Assert.StartsWith("合格   a1: ", result.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("不合格 a2: ", result.Lines[1], StringComparison.Ordinal);
        Assert.Contains("1 / 2", result.Lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\":\"x\"")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"id":"x","answerable":true,"must_contain":[["a"]]}""")]
    [InlineData("""{"id":"x","question":" ","answerable":false}""")]
    [InlineData("""{"id":"","question":"q","answerable":false}""")]
    [InlineData("""{"id":"x","question":"q","answerable":"yes"}""")]
    [InlineData("""{"id":"x","question":"q","answerable":true}""")]
    [InlineData("""{"id":"x","question":"q","answerable":true,"must_contain":[[]]}""")]
    [InlineData("""{"id":"n1","question":"q","answerable":false}""")]
    public async Task Line_ThatIsWrong_IsNamedByItsNumber(string line)
    {
        var result = await Tool.RunAsync("eval", "answers", "--set", Set($"bad-{Guid.NewGuid():N}.jsonl", Unanswerable, line), "--data", data.Path, "--json");

        Tool.AssertError(result, "set_invalid");
        Assert.Contains("2 行目", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_ThatIsNotThere_IsAnError() =>
        Tool.AssertError(await Tool.RunAsync("eval", "answers", "--set", data.Path + "-none.jsonl", "--data", data.Path), "set_not_found");

    private static (int Total, int Passed) Total(System.Text.Json.JsonElement output, string name) =>
        (output.GetProperty(name).GetProperty("total").GetInt32(), output.GetProperty(name).GetProperty("passed").GetInt32());

    private string Set(string name, params string[] lines) => data.Write(name, string.Join('\n', lines) + "\n");

    private (long Turns, long Events) CountRows() => (Count("turns"), Count("usage_events"));

    private long Count(string table)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data.Path, "assistant.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }
}
