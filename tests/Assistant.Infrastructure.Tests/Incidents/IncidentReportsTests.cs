using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Assistant.Core.Incidents;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Guideline.Policy;
using Assistant.Infrastructure.Incidents;
using Assistant.Infrastructure.Storage;
using Assistant.Infrastructure.Tests.Storage;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Incidents;

public sealed class IncidentReportsTests : IAsyncLifetime
{
    private const string Secret = "123456789018";

    private static readonly Requester _reporter = new("reporter", "総務課", new HashSet<string>([Roles.Staff], StringComparer.Ordinal));
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IIncidentReports Reports => _storage.Services.GetRequiredService<IIncidentReports>();

    private IIncidentQueue Queue => _storage.Services.GetRequiredService<IIncidentQueue>();

    public async ValueTask InitializeAsync() =>
        _storage = await StorageFixture.OpenAsync(Token, time: _time, configure: (services, _) => services.AddIncidents());

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Report_AboutATurn_KeepsItMaskedWhenTheConversationIsDeleted()
    {
        var turn = await AskAsync($"マイナンバーは {Secret} です");
        var request = new IncidentRequest(IncidentCategory.ConfidentialInput, $"番号 マイナンバー {Secret} を入力した", turn.AnswerId);
        var preview = await Reports.PreviewAsync(request, _reporter, Token);

        var report = await Reports.ReportAsync(request, _reporter, preview.Fingerprint, Token);
        await _storage.Conversations.DeleteAsync(turn.ConversationId, _reporter.UserId, Token);

        var stored = (await Reports.FindOwnAsync(report.Id, _reporter.UserId, Token))!;
        Assert.Equal(2, preview.Masked);
        Assert.Equal(preview.Snapshot!.Question, stored.Snapshot!.Question);
        Assert.Contains("〔マイナンバー1〕", stored.Snapshot.Question, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, stored.Description, StringComparison.Ordinal);
        Assert.Equal((IncidentSeverity.Urgent, new DateOnly(2026, 6, 2), IncidentState.Received), (stored.Severity, stored.DueOn, stored.State));
        using var connection = _storage.OpenConnection();
        Assert.Equal(0, await connection.Sql("SELECT count(*) FROM incidents WHERE description LIKE @text OR snapshot LIKE @text").With("@text", $"%{Secret}%").NumberAsync(Token));
    }

    [Fact]
    public async Task Report_AboutAMaskedTurn_HoldsTheLabelsAndNotWhatItsOwnerSees()
    {
        var question = new TurnQuestion("〔氏名1〕の件は") { Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["〔氏名1〕"] = "郡上はな" } };
        var started = await _storage.Conversations.StartTurnAsync(null, _reporter, question, Token);
        var response = Turns.Response(started) with { Answer = "〔氏名1〕が届け出ました。" };
        await _storage.Conversations.CompleteTurnAsync(new TurnOutcome(started.AnswerId, TurnStates.Answered, response, null), Turns.Usage(started, TurnStates.Answered), Token);

        var seen = (await _storage.Conversations.FindTurnAsync(started.AnswerId, _reporter, Token))!;
        var preview = await Reports.PreviewAsync(new IncidentRequest(IncidentCategory.WrongAnswer, "違います", started.AnswerId), _reporter, Token);

        Assert.Equal(("郡上はなの件は", "郡上はなが届け出ました。"), (seen.Question, seen.Response!.Answer));
        Assert.Equal(("〔氏名1〕の件は", "〔氏名1〕が届け出ました。"), (preview.Snapshot!.Question, preview.Snapshot.Answer));
    }

    [Fact]
    public async Task Report_ByThePolicyInForce_MasksDeniedWordsAndLeavesAllowedContacts()
    {
        var versions = _storage.Services.GetRequiredService<IGuidelineVersions>();
        var yaml = FactoryPolicy.Yaml
            .Replace("words: []", "words: [やまかわ商事]", StringComparison.Ordinal)
            .Replace("numbers: []", "numbers: [024-933-1234]", StringComparison.Ordinal);
        await versions.PublishAsync((await versions.SaveAsync(yaml, "admin", Token)).Version, null, "admin", Token);
        _time.Advance(TimeSpan.FromSeconds(2));

        var preview = await Reports.PreviewAsync(new IncidentRequest(IncidentCategory.Other, "やまかわ商事（電話 024-933-1234、電話 024-933-9876）の件"), _reporter, Token);

        Assert.Equal("〔登録語1〕（電話 024-933-1234、電話 〔電話番号1〕）の件", preview.Description);
        Assert.Equal("v1", preview.PolicyVersion);
    }

    [Fact]
    public async Task Report_OnTwoValuesInQuestionAndDescription_GivesEachOneLabel()
    {
        var turn = await AskAsync("佐藤様の件");

        var preview = await Reports.PreviewAsync(new IncidentRequest(IncidentCategory.Other, "鈴木様が、佐藤様と間違えられた", turn.AnswerId), _reporter, Token);

        Assert.Equal(("〔氏名1〕様が、〔氏名2〕様と間違えられた", "〔氏名2〕様の件"), (preview.Description, preview.Snapshot!.Question));
    }

    [Fact]
    public async Task Turn_OfSomebodyElse_CannotBeReported()
    {
        var turn = await AskAsync("質問です");
        var other = _reporter with { UserId = "other" };

        await RefusedAsync("answer_not_found", () => Reports.PreviewAsync(new IncidentRequest(IncidentCategory.Other, "起きたこと", turn.AnswerId), other, Token));
        var report = await Reports.ReportAsync(new IncidentRequest(IncidentCategory.Other, "起きたこと"), _reporter, null, Token);
        Assert.Null(await Reports.FindOwnAsync(report.Id, "other", Token));
        Assert.Empty(await Reports.ListOwnAsync("other", Token));
    }

    [Fact]
    public async Task Report_OtherThanWhatWasSeen_IsNotSent()
    {
        var seen = await Reports.PreviewAsync(new IncidentRequest(IncidentCategory.Other, "見た内容"), _reporter, Token);

        await RefusedAsync("preview_outdated", () => Reports.ReportAsync(new IncidentRequest(IncidentCategory.Other, "別の内容"), _reporter, seen.Fingerprint, Token));
        Assert.Empty(await Queue.ListAsync(null, Token));
    }

    [Fact]
    public async Task Report_SentTwice_IsOneReportAndTheFirstIsTheResult()
    {
        var turn = await AskAsync("質問です");
        var other = await AskAsync("別の質問です");
        var request = new IncidentRequest(IncidentCategory.WrongAnswer, "数字が違う", turn.AnswerId) { Submission = "form-1" };

        // At the same moment, as two presses of a button are.
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Reports.ReportAsync(request, _reporter, null, Token)));
        await Queue.AnswerAsync(sent[0].Id, 1, "直しました", "analyst", Token);
        var again = await Reports.ReportAsync(request with { Submission = "form-2" }, _reporter, null, Token);

        Assert.All(sent, report => Assert.Equal(sent[0].Id, report.Id));
        Assert.Equal((sent[0].Id, "直しました"), (again.Id, again.Answer));
        Assert.NotEqual(again.Id, (await Reports.ReportAsync(request with { AnswerId = other.AnswerId }, _reporter, null, Token)).Id);
        Assert.NotEqual(again.Id, (await Reports.ReportAsync(request with { Description = "言葉も違う" }, _reporter, null, Token)).Id);
        Assert.Equal([3, 2, 1], (await Reports.ListOwnAsync(_reporter.UserId, Token)).Select(r => r.Number));
    }

    [Fact]
    public async Task Report_WithoutATurn_IsOneReportAForm()
    {
        var request = new IncidentRequest(IncidentCategory.Other, "画面が止まった") { Submission = "form-1" };
        var first = await Reports.ReportAsync(request, _reporter, null, Token);

        Assert.Equal(first.Id, (await Reports.ReportAsync(request, _reporter, null, Token)).Id);
        Assert.NotEqual(first.Id, (await Reports.ReportAsync(request, _reporter with { UserId = "other" }, null, Token)).Id);
        Assert.NotEqual(first.Id, (await Reports.ReportAsync(request with { Submission = "form-2" }, _reporter, null, Token)).Id);
        Assert.NotEqual(first.Id, (await Reports.ReportAsync(request with { Submission = null }, _reporter, null, Token)).Id);
        await RefusedAsync("submission_invalid", () => Reports.ReportAsync(request with { Submission = new string('x', 65) }, _reporter, null, Token));
    }

    [Fact]
    public async Task Step_OfTheQueueSentTwice_IsOneStep()
    {
        var report = await Reports.ReportAsync(new IncidentRequest(IncidentCategory.WrongAnswer, "数字が違う"), _reporter, null, Token);
        await Queue.MoveAsync(report.Id, 1, IncidentState.InProgress, "analyst", Token);
        await Queue.MoveAsync(report.Id, 1, IncidentState.InProgress, "analyst", Token);
        await RefusedAsync("incident_changed", () => Queue.MoveAsync(report.Id, 1, IncidentState.InProgress, "somebody-else", Token));
        await Queue.AnswerAsync(report.Id, 2, "確かめました", "analyst", Token);
        await RefusedAsync("incident_changed", () => Queue.AnswerAsync(report.Id, 2, "ほかの回答", "analyst", Token));

        Assert.Equal(3, (await Queue.AnswerAsync(report.Id, 2, "確かめました", "analyst", Token)).Version);
        Assert.Equal(["reported", "state", "answered"], (await Queue.FindAsync(report.Id, Token))!.Changes.Select(c => c.Kind));
    }

    [Fact]
    public async Task Queue_MovesOnlyAlongAllowedWays_AndNoticesOthersChanges()
    {
        var report = await Reports.ReportAsync(new IncidentRequest(IncidentCategory.WrongAnswer, "数字が違う"), _reporter, null, Token);
        await RefusedAsync("incident_state_invalid", () => Queue.MoveAsync(report.Id, 1, IncidentState.Closed, "analyst", Token));
        var moved = await Queue.MoveAsync(report.Id, 1, IncidentState.InProgress, "analyst", Token);
        await RefusedAsync("incident_changed", () => Queue.AnswerAsync(report.Id, 1, "古い版への回答", "analyst", Token));
        await RefusedAsync("answer_invalid", () => Queue.AnswerAsync(report.Id, moved.Version, " ", "analyst", Token));

        var answered = await Queue.AnswerAsync(report.Id, moved.Version, "確かめました", "analyst", Token);
        await RefusedAsync("incident_state_invalid", () => Queue.AnswerAsync(report.Id, answered.Version, "もう一度", "analyst", Token));
        await Queue.MoveAsync(report.Id, answered.Version, IncidentState.Closed, "analyst", Token);

        var file = (await Queue.FindAsync(report.Id, Token))!;
        Assert.Equal("確かめました", (await Reports.FindOwnAsync(report.Id, _reporter.UserId, Token))!.Answer);
        Assert.Equal(["reported", "state", "answered", "state"], file.Changes.Select(c => c.Kind));
        Assert.Equal(IncidentState.Closed, file.Report.State);
    }

    [Fact]
    public async Task Assignee_WhoIsNeitherAnalystNorAdministrator_IsRefused()
    {
        await _storage.Users.CreateAsync(new NewUser("analyst", "分析", null, [Roles.Analyst]), Token);
        await _storage.Users.CreateAsync(new NewUser("staff", "職員", null, [Roles.Staff]), Token);
        var report = await Reports.ReportAsync(new IncidentRequest(IncidentCategory.Other, "起きたこと"), _reporter, null, Token);

        await RefusedAsync("assignee_invalid", () => Queue.AssignAsync(report.Id, 1, "staff", "admin", Token));
        Assert.NotNull((await Queue.AssignAsync(report.Id, 1, "analyst", "admin", Token)).AssigneeId);
    }

    [Fact]
    public async Task Purge_PastTheDays_RemovesClosedReportsOnly()
    {
        var open = await Reports.ReportAsync(new IncidentRequest(IncidentCategory.Other, "まだ"), _reporter, null, Token);
        var done = await Reports.ReportAsync(new IncidentRequest(IncidentCategory.Other, "済み"), _reporter, null, Token);
        await Queue.AnswerAsync(done.Id, 1, "回答", "admin", Token);
        await Queue.MoveAsync(done.Id, 2, IncidentState.Closed, "admin", Token);

        _time.Advance(TimeSpan.FromDays(new LogRetentionOptions().IncidentDays + 1));
        await _storage.Services.InitialiseStorageAsync(Token);

        Assert.Equal(open.Id, Assert.Single(await Queue.ListAsync(null, Token)).Id);
    }

    private async Task<(string AnswerId, string ConversationId)> AskAsync(string question)
    {
        var (answer, _) = await Turns.AnswerAsync(_storage, null, _reporter, question);
        return (answer.AnswerId, answer.ConversationId!);
    }

    private static async Task RefusedAsync(string code, Func<Task> action) => Assert.Equal(code, (await Assert.ThrowsAsync<AssistantException>(action)).Code);
}
