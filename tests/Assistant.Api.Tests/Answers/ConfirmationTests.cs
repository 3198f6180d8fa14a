using System.Net;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Audit;

namespace Assistant.Api.Tests.Answers;

public sealed class ConfirmationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Confirmation_OfOnesOwnAnswer_IsRecordedWithNameAndTime()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        var confirmed = await (await client.PostAsync("/api/v1/answers/a1/confirmation", null, Token)).ReadJsonAsync();

        Assert.Equal("hanako", confirmed.GetProperty("by").GetString());
        var record = Assert.Single(server.Audit.Records);
        Assert.Equal((AuditActions.AnswerConfirm, "hanako", "a1"), (record.Action, record.ActorId, record.TargetId));
    }

    [Theory]
    [InlineData("a2", HttpStatusCode.Conflict, "answer_not_given")]
    [InlineData("none", HttpStatusCode.NotFound, "answer_not_found")]
    public async Task Confirmation_OfWhatWasNotAnswered_IsRefused_AndNothingIsRecorded(string answer, HttpStatusCode status, string code)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        await (await client.PostAsync($"/api/v1/answers/{answer}/confirmation", null, Token)).AssertProblemAsync(status, code);

        Assert.Empty(server.Audit.Records);
    }

    [Fact]
    public async Task Confirmation_OfSomebodyElsesAnswer_LooksAsIfThereWereNone()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Dx);

        await (await client.PostAsync("/api/v1/answers/a1/confirmation", null, Token)).AssertProblemAsync(HttpStatusCode.NotFound, "answer_not_found");
    }
}
