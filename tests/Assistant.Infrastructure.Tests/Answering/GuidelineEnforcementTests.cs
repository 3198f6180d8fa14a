using Assistant.Core.Answering;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Xunit;

namespace Assistant.Infrastructure.Tests.Answering;

/// <summary>What the guideline lets through, what it stops, and what lies in the record afterwards.</summary>
public sealed class GuidelineEnforcementTests : GuidelineAsking
{
    [Fact]
    public async Task Question_WithACertainFinding_GoesNowhereAndItsValueIsNowhereOnDisk()
    {
        await OpenAsync();

        var response = await AskAsync(new AskRequest(Certain), Yamada);

        Assert.Equal(("blocked", "block"), (response.Status, response.Guideline!.Decision));
        Assert.Null(response.Guideline.Acknowledgement);
        Assert.Contains("マイナンバー", response.Answer, StringComparison.Ordinal);
        Assert.Empty(Composer.Questions);
        var turn = await TurnAsync(response, Yamada);
        Assert.Equal("マイナンバー 〔マイナンバー1〕 の人の電子契約はいつ始まりましたか", turn.Question);
        Assert.False(Storage.IsOnDisk("1234-5678-9018"));
        var usage = Assert.Single(await UsageAsync());
        Assert.Equal(("blocked", 1, "factory-1"), (usage.Outcome, usage.Findings, usage.PolicyVersion));
    }

    [Fact]
    public async Task Places_OfAQuestionWithSpaceAround_AreThoseOfTheTextAsItWasSent()
    {
        await OpenAsync();
        const string sent = "  \n" + Certain + " ";

        var finding = Assert.Single((await AskAsync(new AskRequest(sent), Yamada)).Guideline!.Findings);

        Assert.Equal("1234-5678-9018", sent[finding.Start..finding.End]);
    }

    [Fact]
    public async Task Question_WithALikelyFinding_GoesOnOnceItWasConfirmedAndThatIsRecorded()
    {
        await OpenAsync();

        var stopped = await AskAsync(new AskRequest(Likely), Yamada);
        Assert.Equal(("blocked", "warn"), (stopped.Status, stopped.Guideline!.Decision));
        Assert.Empty(Composer.Questions);
        Assert.False(Storage.IsOnDisk("佐藤"));
        Assert.False(Storage.IsOnDisk(stopped.Guideline.Acknowledgement!));
        var answered = await AskAsync(new AskRequest(Likely) { Acknowledgement = stopped.Guideline.Acknowledgement }, Yamada);

        Assert.Equal(("answered", "warn", true), (answered.Status, answered.Guideline!.Decision, answered.Guideline.Acknowledged));
        Assert.Equal([Likely], Composer.Questions);
        var record = Assert.Single(await DeedsAsync(), r => r.Action == AuditActions.GuidelineAcknowledge);
        Assert.Equal(("yamada", answered.AnswerId, "factory-1", "personName"), (record.ActorId, record.TargetId, record.Details["version"], record.Details["kinds"]));
    }

    [Theory]
    [InlineData("マイナンバーの初めは123456", "789018", "block")]
    [InlineData("番号は1234 5678", "9018 です", "warn")]
    [InlineData("番号は1234 5678", "9017 です", "allow")]
    public async Task Value_PartedIntoTwoQuestions_IsFoundInTheSecond(string first, string second, string decision)
    {
        await OpenAsync();
        var begun = await AskAsync(new AskRequest(first), Yamada);

        var ended = await AskAsync(new AskRequest(second, begun.ConversationId), Yamada);
        var apart = await AskAsync(new AskRequest(second), Yamada);

        Assert.Equal(("allow", decision, "allow"), (begun.Guideline!.Decision, ended.Guideline!.Decision, apart.Guideline!.Decision));
        Assert.All(ended.Guideline.Findings, f => Assert.Equal((0, second.IndexOf(" です", StringComparison.Ordinal) is > 0 and var end ? end : second.Length), (f.Start, f.End)));
    }

    [Fact]
    public async Task Confirmation_OfAnotherTextPersonOrNone_OpensNothing()
    {
        await OpenAsync();
        var token = (await AskAsync(new AskRequest(Likely), Yamada)).Guideline!.Acknowledgement!;

        foreach (var (request, person) in new[]
        {
            (new AskRequest(Likely) { Acknowledgement = token[..^1] + (token[^1] == '0' ? '1' : '0') }, Yamada),
            (new AskRequest(Likely + "。") { Acknowledgement = token }, Yamada),
            (new AskRequest(Likely) { Acknowledgement = token }, Suzuki),
            (new AskRequest(Likely) { Acknowledgement = string.Empty }, Yamada),
            (new AskRequest(Certain) { Acknowledgement = token }, Yamada),
            (new AskRequest(Certain) { Mask = true }, Yamada),
        })
        {
            Assert.Equal("blocked", (await AskAsync(request, person)).Status);
        }

        Assert.Empty(Composer.Questions);
    }

    [Fact]
    public async Task Masked_Question_IsSentAndStoredMaskedAndComesBackToItsOwnerAlone()
    {
        await OpenAsync();
        Composer.Answer = "〔氏名1〕様の契約は2023年7月に始まりました。";

        var response = await AskAsync(new AskRequest(Likely) { Mask = true }, Yamada);

        Assert.Equal(("answered", "mask"), (response.Status, response.Guideline!.Decision));
        Assert.Equal(["〔氏名1〕様の電子契約はいつ始まりましたか"], Composer.Questions);
        Assert.StartsWith("佐藤様の契約は", response.Answer, StringComparison.Ordinal);
        Assert.False(Storage.IsOnDisk("佐藤"));
        var turn = await TurnAsync(response, Yamada);
        Assert.Equal((Likely, "〔氏名1〕様の電子契約はいつ始まりましたか"), (turn.Question, turn.SentAs));
        Assert.StartsWith("佐藤様の契約は", turn.Response!.Answer, StringComparison.Ordinal);
        Assert.Null(await Storage.Conversations.FindTurnAsync(response.AnswerId, Suzuki, Token));
        Assert.DoesNotContain("佐藤", (await Storage.Conversations.ListAsync("yamada", 10, Token))[0].Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Masked_ValuesOfAnEarlierTurn_NeverReachTheModelByTheHistory()
    {
        await OpenAsync();
        var first = await AskAsync(new AskRequest(Likely) { Mask = true }, Yamada);

        await AskAsync(new AskRequest("鈴木様の電子契約はどうですか", first.ConversationId) { Mask = true }, Yamada);

        var told = Assert.Single(Composer.History);
        Assert.DoesNotContain("佐藤", told.Question, StringComparison.Ordinal);

        // The same label would mean another person now.
        Assert.StartsWith("〔前の氏名1〕様", told.Question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Masked_Values_GoWithTheirTurn()
    {
        await OpenAsync();
        var response = await AskAsync(new AskRequest(Likely) { Mask = true }, Yamada);

        Assert.True(await Storage.Conversations.DeleteAsync(response.ConversationId!, "yamada", Token));

        await using var connection = Storage.OpenConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM turns WHERE masked_values IS NOT NULL";
        Assert.Equal(0L, await command.ExecuteScalarAsync(Token));
    }

    [Fact]
    public async Task Model_ThatWritesAValueNobodyGaveIt_IsMaskedBeforeThePersonSeesIt()
    {
        await OpenAsync();
        Composer.Pieces = ["始まりは2023年7月です。カード番号は4111", "1111", "11111111です。", "終わり"];

        var events = await EventsAsync(new AskRequest("電子契約はいつ始まりましたか"), Yamada);

        Assert.DoesNotContain(events.OfType<AnswerDelta>(), d => d.Text.Contains("4111", StringComparison.Ordinal));
        Assert.Equal("始まりは2023年7月です。カード番号は〔カード番号1〕です。終わり", string.Concat(events.OfType<AnswerDelta>().Select(d => d.Text)));
        var response = Assert.IsType<AnswerDone>(events[^1]).Response;
        Assert.Equal("始まりは2023年7月です。カード番号は〔カード番号1〕です。終わり", response.Answer);
        Assert.Contains(response.Warnings, w => w.Code == "output_masked");
        Assert.Equal("output", Assert.Single(response.Guideline!.Findings).Part);
        Assert.False(Storage.IsOnDisk("4111111111111111"));
    }

    [Fact]
    public async Task Model_ThatRepeatsThePassages_IsNotMasked()
    {
        await OpenAsync();
        Composer.Pieces = ["担当は０９０（１１１１）２２２２です。"];

        var response = await AskAsync(new AskRequest("見守りの連絡先はどこですか"), Yamada);

        Assert.Equal("担当は０９０（１１１１）２２２２です。", response.Answer);
        Assert.Empty(response.Guideline!.Findings);
    }

    [Fact]
    public async Task Policy_ThatBlocksOutput_WithholdsTheAnswerAndStopsTheModel()
    {
        await OpenAsync();
        await PublishAsync(yaml => yaml.Replace("output: mask", "output: block", StringComparison.Ordinal));
        Composer.Pieces = ["はい。", "カード番号は4111111111111111です。", "続き。"];

        var events = await EventsAsync(new AskRequest("電子契約はいつ始まりましたか"), Yamada);

        Assert.Equal("はい。", Assert.Single(events.OfType<AnswerDelta>()).Text);
        var response = Assert.IsType<AnswerDone>(events[^1]).Response;
        Assert.Equal(("blocked", "block", "v1"), (response.Status, response.Guideline!.Decision, response.Guideline.Version));
        Assert.DoesNotContain("4111", response.Answer, StringComparison.Ordinal);
        Assert.Equal(2, Composer.Given);
    }

    [Fact]
    public async Task Policy_ThatRefusesUnregisteredProviders_SendsThemNothing()
    {
        await OpenAsync(settings: new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Model:Provider"] = "openai-compatible",
            ["Model:Endpoint"] = "https://model.example/v1",
            ["Model:Chat"] = "m",
        });
        Assert.Equal("answered", (await AskAsync(new AskRequest("電子契約はいつ始まりましたか"), Yamada)).Status);
        await PublishAsync(yaml => yaml.Replace("unregisteredProvider: warn", "unregisteredProvider: block", StringComparison.Ordinal));

        var failed = Assert.IsType<AnswerFailed>((await EventsAsync(new AskRequest("電子契約はいつ始まりましたか"), Yamada))[^1]);

        Assert.Equal("provider_not_registered", failed.Code);
        Assert.Single(Composer.Questions);
        await PublishAsync(yaml => yaml.Replace("unregisteredProvider: warn", "unregisteredProvider: block", StringComparison.Ordinal)
            .Replace("providers: []", "providers: [{ name: 例, host: MODEL.example, evidence: 契約書, noTraining: true }]", StringComparison.Ordinal));
        Assert.Equal("answered", (await AskAsync(new AskRequest("電子契約はいつ始まりましたか"), Yamada)).Status);
    }

    [Fact]
    public async Task Purpose_OfAConversation_IsKeptAndBringsItsChecklist()
    {
        await OpenAsync();

        var first = await AskAsync(new AskRequest("電子契約はいつ始まりましたか") { Purpose = "publication" }, Yamada);
        var second = await AskAsync(new AskRequest("見守りの連絡先はどこですか", first.ConversationId), Yamada);

        Assert.Contains(first.Warnings, w => w.Code == "publication_checklist");
        Assert.Contains(second.Warnings, w => w.Code == "publication_checklist");
        Assert.Equal("publication", (await Storage.Conversations.FindAsync(first.ConversationId!, Yamada, Token))!.Purpose);
        Assert.Equal("purpose_unknown", (await Assert.ThrowsAsync<AssistantException>(() => AskAsync(new AskRequest("質問") { Purpose = "fun" }, Yamada))).Code);
    }
}
