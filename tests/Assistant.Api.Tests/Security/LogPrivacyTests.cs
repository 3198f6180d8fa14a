using System.Net;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Microsoft.Extensions.Logging;

namespace Assistant.Api.Tests.Security;

public sealed class LogPrivacyTests
{
    private const string Secret = "住民の秘密XYZZY";

    [Fact]
    public async Task Log_AtDebug_HoldsNobodysTextAndNoKey()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        await using var hub = await HubLine.OpenAsync(server, FakePeople.Hanako);
        var ask = $$"""{"question":"{{Secret}}"}""";

        await client.PostJsonAsync("/api/v1/answers", ask);
        await client.PostJsonAsync("/api/v1/search", $$"""{"query":"{{Secret}}"}""");
        await client.PostJsonAsync("/api/v1/answers", $$"""{"question":"a","{{Secret}}":1}""");
        await client.PostJsonAsync("/api/v1/answers", $$"""{"question":"{{Secret}}" {{Secret}}""");
        await hub.AskAsync(ask);
        await hub.ReadToEndAsync();
        server.Answers.Script = _ => FakeAnswerService.Throws(new InvalidOperationException(Secret), new AnswerDelta(Secret));
        await client.PostJsonAsync("/api/v1/answers", ask);
        await (await client.PostJsonAsync("/api/v1/answers", ask, "text/event-stream")).ReadEventsAsync().ToListAsync(TestContext.Current.CancellationToken);
        await hub.AskAsync(ask, "2");
        await hub.ReadToEndAsync();
        server.Answers.Script = _ => FakeAnswerService.Throws(new AssistantException("question_too_long", Secret));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostJsonAsync("/api/v1/answers", ask)).StatusCode);

        Assert.NotEmpty(server.Log.Lines);
        Assert.DoesNotContain(server.Log.Lines, l => l.Level >= LogLevel.Debug && Holds(l.Message, l.Exception, "XYZZY"));
        Assert.DoesNotContain(server.Log.Lines, l => l.Level >= LogLevel.Debug && Holds(l.Message, l.Exception, "key-hanako"));
    }

    [Fact]
    public async Task Log_OfAHubCallThatCannotBeRead_HoldsNobodysText()
    {
        await using var server = await ApiServer.StartAsync();
        await using var hub = await HubLine.OpenAsync(server, FakePeople.Hanako);

        await hub.AskAsync($$"""{"question":"a","{{Secret}}":1}""");
        var reply = await hub.ReceiveTextAsync();

        Assert.Contains("\"error\"", reply, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, reply, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log.Lines, l => l.Level >= LogLevel.Debug && Holds(l.Message, l.Exception, "XYZZY"));
    }

    private static bool Holds(string message, string? exception, string text) =>
        message.Contains(text, StringComparison.Ordinal) || exception?.Contains(text, StringComparison.Ordinal) == true;
}
