using System.Net;
using System.Reflection;
using Assistant.Api.Problems;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Microsoft.Extensions.Logging;

namespace Assistant.Api.Tests.Problems;

public sealed class ProblemTests
{
    [Fact]
    public async Task Path_Unknown_IsAProblem()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        await (await client.GetAsync("/api/v1/nothing", TestContext.Current.CancellationToken)).AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
        await (await client.GetAsync("/api/v1/documents/d1/pages/one", TestContext.Current.CancellationToken)).AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Method_Unknown_IsAProblem()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        await (await client.PutAsync("/api/v1/answers", null, TestContext.Current.CancellationToken)).AssertProblemAsync(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
    }

    [Fact]
    public async Task Failure_Unexpected_TellsOnlyTheTraceIdThatTheLogNames()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        server.Answers.Script = _ => FakeAnswerService.Throws(new InvalidOperationException("秘密の内容", new FormatException("秘密")));

        var problem = await (await client.PostJsonAsync("/api/v1/answers", Requests.Ask)).AssertProblemAsync(HttpStatusCode.InternalServerError, "internal_error");

        Assert.DoesNotContain("秘密", problem.GetRawText(), StringComparison.Ordinal);
        var line = Assert.Single(server.Log.Lines, l => l.Level >= LogLevel.Error);
        Assert.Contains(problem.GetProperty("traceId").GetString()!, line.Message, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException < System.FormatException", line.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("秘密", line.Message + line.Exception, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_WithAnUnknownCode_IsLoggedAndInternal()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        server.Answers.Script = _ => FakeAnswerService.Throws(new AssistantException("never_heard_of", "説明"));

        await (await client.PostJsonAsync("/api/v1/answers", Requests.Ask)).AssertProblemAsync(HttpStatusCode.InternalServerError, "internal_error");

        Assert.Contains(server.Log.Lines, l => l.Level == LogLevel.Error && l.Message.Contains("never_heard_of", StringComparison.Ordinal));
    }

    [Fact]
    public void Catalog_EveryModelError_HasAGatewayStatus()
    {
        var codes = typeof(ModelErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).ToArray();

        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.InRange(ProblemCatalog.Find(code).Status, 502, 504));
    }

    [Fact]
    public void Catalog_EveryCodeOfHttp_HasARow()
    {
        var codes = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);

        Assert.All(codes, code => Assert.True(ProblemCatalog.Knows(code), code));
    }
}
