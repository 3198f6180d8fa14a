using System.Runtime.CompilerServices;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Audit;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Prompts;
using Assistant.Core.Retrieval;
using Assistant.Core.Rights;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Answering;
using Assistant.Infrastructure.Guideline;
using Assistant.Infrastructure.Guideline.Policy;
using Assistant.Infrastructure.Ingestion;
using Assistant.Infrastructure.Prompts;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Search;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Answering;

/// <summary>What the guideline lets through, what it stops, and what lies in the record afterwards.</summary>
public sealed class GuidelineEnforcementTests : IAsyncDisposable
{
    private const string Certain = "マイナンバー 1234-5678-9018 の人の電子契約はいつ始まりましたか";
    private const string Likely = "佐藤様の電子契約はいつ始まりましたか";

    private static readonly Requester Yamada = Person("yamada");
    private static readonly Requester Suzuki = Person("suzuki");

    private readonly SpyComposer _composer = new();
    private StorageFixture? _storage;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StorageFixture Storage => _storage!;

    public ValueTask DisposeAsync() => _storage?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Question_WithACertainFinding_GoesNowhereAndItsValueIsNowhereOnDisk()
    {
        await OpenAsync();

        var response = await AskAsync(new AskRequest(Certain), Yamada);

        Assert.Equal(("blocked", "block"), (response.Status, response.Guideline!.Decision));
        Assert.Null(response.Guideline.Acknowledgement);
        Assert.Contains("マイナンバー", response.Answer, StringComparison.Ordinal);
        Assert.Empty(_composer.Questions);
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
        Assert.Empty(_composer.Questions);
        Assert.False(Storage.IsOnDisk("佐藤"));
        Assert.False(Storage.IsOnDisk(stopped.Guideline.Acknowledgement!));
        var answered = await AskAsync(new AskRequest(Likely) { Acknowledgement = stopped.Guideline.Acknowledgement }, Yamada);

        Assert.Equal(("answered", "warn", true), (answered.Status, answered.Guideline!.Decision, answered.Guideline.Acknowledged));
        Assert.Equal([Likely], _composer.Questions);
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
    public async Task Attachment_WithACertainFinding_StopsTheQuestionBeforeAnythingIsStoredOrSent()
    {
        await OpenAsync();
        const string text = "記録\nマイナンバー 1234-5678-9018 の人";

        var response = await AskAsync(new AskRequest("要約してください") { Attachments = [new Attachment("メモ", "電子契約の話"), new Attachment("記録.txt", text)] }, Yamada);

        Assert.Equal(("blocked", "block"), (response.Status, response.Guideline!.Decision));
        var finding = Assert.Single(response.Guideline.Findings);
        Assert.Equal(("attachment", "記録.txt", "1234-5678-9018"), (finding.Part, finding.Name, text[finding.Start..finding.End]));
        Assert.Empty(_composer.Questions);
        Assert.False(Storage.IsOnDisk("1234-5678-9018"));
        Assert.Contains("〔マイナンバー1〕", (await TurnAsync(response, Yamada)).Material!.Attachments[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attachments_ThatAreMasked_ShareTheirLabelsWithTheQuestionAndComeBackToTheirOwnerAlone()
    {
        await OpenAsync();
        _composer.Answer = "〔氏名2〕様の契約は2023年7月に始まりました。";
        Attachment[] attachments = [new("記録", "鈴木様と佐藤様が出席した。")];

        var response = await AskAsync(new AskRequest(Likely) { Mask = true, Attachments = attachments }, Yamada);

        Assert.Equal("〔氏名2〕様と〔氏名1〕様が出席した。", Assert.Single(_composer.Material.Attachments).Text);
        Assert.Equal(["〔氏名1〕様の電子契約はいつ始まりましたか"], _composer.Questions);
        Assert.StartsWith("鈴木様の契約は", response.Answer, StringComparison.Ordinal);
        Assert.False(Storage.IsOnDisk("鈴木"));
        Assert.Equal(attachments, (await TurnAsync(response, Yamada)).Material!.Attachments);
        Assert.True(await Storage.Conversations.DeleteAsync(response.ConversationId!, "yamada", Token));
        await using var connection = Storage.OpenConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM turns WHERE material IS NOT NULL";
        Assert.Equal(0L, await command.ExecuteScalarAsync(Token));
    }

    [Fact]
    public async Task Attachments_WhereNoModelAnswers_AreSaidToBeUnused()
    {
        await OpenAsync();
        _composer.Model = null;

        var response = await AskAsync(new AskRequest("電子契約はいつ始まりましたか") { Attachments = [new Attachment("記録", "会議")] }, Yamada);

        Assert.Contains(response.Warnings, w => w.Code == "attachments_unused");
        Assert.DoesNotContain((await AskAsync(new AskRequest("電子契約はいつ始まりましたか"), Yamada)).Warnings, w => w.Code == "attachments_unused");
    }

    [Theory]
    [InlineData(6, 1, "記録", null, "attachments_too_many")]
    [InlineData(2, 10_001, "記録", null, "material_too_long")]
    [InlineData(1, 1, " ", null, "attachment_invalid")]
    [InlineData(1, 0, "記録", null, "attachment_invalid")]
    [InlineData(0, 0, "", "宛先", "variable_unknown")]
    [InlineData(0, 0, "", "question", "variable_unknown")]
    public async Task Material_ThatCannotBeTaken_IsRefusedBeforeAnythingIsStored(int count, int length, string name, string? variable, string code)
    {
        await OpenAsync();
        var request = new AskRequest("要約してください")
        {
            Attachments = [.. Enumerable.Repeat(new Attachment(name, new string('あ', length)), count)],
            Variables = variable is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { [variable] = "値" },
        };

        Assert.Equal(code, (await Assert.ThrowsAsync<AssistantException>(() => AskAsync(request, Yamada))).Code);
        Assert.Empty(await Storage.Conversations.ListAsync("yamada", 10, Token));
    }

    [Fact]
    public void Variables_OfATemplate_AreItsOwnAndTheRequiredOnesMustBeThere()
    {
        var template = new PromptTemplate("letter", "0", "手紙", "", "", new PromptSettings(null, null))
        {
            Variables = [new("question", "", true, null), new("宛先", "", true, null), new("文体", "", true, "です・ます"), new("備考", "", false, null)],
        };
        AskRequest With(params string[] names) => new("質問") { Variables = names.ToDictionary(n => n, _ => "値", StringComparer.Ordinal) };

        Assert.Equal("prompt_variable_missing", Assert.Throws<AssistantException>(() => AskedMaterial.Validate(With("備考"), template, MaterialLimits.Default)).Code);
        Assert.Equal(2, AskedMaterial.Validate(With("宛先", "備考"), template, MaterialLimits.Default).Variables.Count);
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

        Assert.Empty(_composer.Questions);
    }

    [Fact]
    public async Task Masked_Question_IsSentAndStoredMaskedAndComesBackToItsOwnerAlone()
    {
        await OpenAsync();
        _composer.Answer = "〔氏名1〕様の契約は2023年7月に始まりました。";

        var response = await AskAsync(new AskRequest(Likely) { Mask = true }, Yamada);

        Assert.Equal(("answered", "mask"), (response.Status, response.Guideline!.Decision));
        Assert.Equal(["〔氏名1〕様の電子契約はいつ始まりましたか"], _composer.Questions);
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

        var told = Assert.Single(_composer.History);
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
        _composer.Pieces = ["始まりは2023年7月です。カード番号は4111", "1111", "11111111です。", "終わり"];

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
        _composer.Pieces = ["担当は０９０（１１１１）２２２２です。"];

        var response = await AskAsync(new AskRequest("見守りの連絡先はどこですか"), Yamada);

        Assert.Equal("担当は０９０（１１１１）２２２２です。", response.Answer);
        Assert.Empty(response.Guideline!.Findings);
    }

    [Fact]
    public async Task Policy_ThatBlocksOutput_WithholdsTheAnswerAndStopsTheModel()
    {
        await OpenAsync();
        await PublishAsync(yaml => yaml.Replace("output: mask", "output: block", StringComparison.Ordinal));
        _composer.Pieces = ["はい。", "カード番号は4111111111111111です。", "続き。"];

        var events = await EventsAsync(new AskRequest("電子契約はいつ始まりましたか"), Yamada);

        Assert.Equal("はい。", Assert.Single(events.OfType<AnswerDelta>()).Text);
        var response = Assert.IsType<AnswerDone>(events[^1]).Response;
        Assert.Equal(("blocked", "block", "v1"), (response.Status, response.Guideline!.Decision, response.Guideline.Version));
        Assert.DoesNotContain("4111", response.Answer, StringComparison.Ordinal);
        Assert.Equal(2, _composer.Given);
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
        Assert.Single(_composer.Questions);
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

    private static Requester Person(string id) => new(id, "市民課", new HashSet<string>([Roles.Staff], StringComparer.Ordinal));

    private async Task PublishAsync(Func<string, string> change)
    {
        var versions = Storage.Services.GetRequiredService<IGuidelineVersions>();
        await versions.PublishAsync((await versions.SaveAsync(change(FactoryPolicy.Yaml), "admin", Token)).Version, null, "admin", Token);
        Storage.Time.Advance(TimeSpan.FromSeconds(2));
    }

    private async Task OpenAsync(IReadOnlyDictionary<string, string?>? settings = null)
    {
        _storage = await StorageFixture.OpenAsync(Token, settings: settings, configure: (services, configuration) =>
        {
            services.AddSingleton<IAnswerComposer>(_composer);
            services.AddSingleton<IRightsToUse, OpenRights>();
            services.AddDocumentReaders(configuration).AddGuideline(configuration).AddIngestion(configuration).AddPrompts().AddSearch(configuration).AddAnswering(configuration);
        });
        var path = Storage.Folder.Combine("guide.md");
        await File.WriteAllTextAsync(path, "---\ntitle: 手引き\nkind: manual\naccess: [staff]\n---\n# 経過\n\n電子契約は2023年7月に始まりました。\n\n# 事業\n\n見守りの連絡先は090-1111-2222です。\n", Token);
        await foreach (var result in Storage.Services.GetRequiredService<IIngestionService>().IngestAsync(new IngestionRequest([path], new StatedMetadata()), Token))
        {
            Assert.Equal(IngestionStatus.Indexed, result.Status);
        }
    }

    private async Task<List<AnswerEvent>> EventsAsync(AskRequest request, Requester requester)
    {
        var events = new List<AnswerEvent>();
        await foreach (var item in Storage.Services.GetRequiredService<IAnswerService>().AskAsync(request, requester, Token))
        {
            events.Add(item);
        }

        return events;
    }

    private async Task<AnswerResponse> AskAsync(AskRequest request, Requester requester) => Assert.IsType<AnswerDone>((await EventsAsync(request, requester))[^1]).Response;

    private async Task<StoredTurn> TurnAsync(AnswerResponse response, Requester requester) => (await Storage.Conversations.FindTurnAsync(response.AnswerId, requester, Token))!;

    private async Task<List<UsageEvent>> UsageAsync()
    {
        var events = new List<UsageEvent>();
        await foreach (var item in Storage.Usage.ReadAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Token))
        {
            events.Add(item);
        }

        return events;
    }

    private async Task<List<AuditRecord>> DeedsAsync()
    {
        var records = new List<AuditRecord>();
        await foreach (var item in Storage.Services.GetRequiredService<IAuditLog>().ReadAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Token))
        {
            records.Add(item.Record);
        }

        return records;
    }

    /// <summary>A model that writes what the test says and remembers what it was given.</summary>
    private sealed class SpyComposer : IAnswerComposer
    {
        public string Mode => "generated";

        public string? Model { get; set; } = "test";

        public string Answer { get; set; } = "電子契約は2023年7月に始まりました。";

        public string[]? Pieces { get; set; }

        public int Given { get; private set; }

        public List<string> Questions { get; } = [];

        public IReadOnlyList<ConversationTurn> History { get; private set; } = [];

        public AskedMaterial Material { get; private set; } = AskedMaterial.None;

        public async IAsyncEnumerable<ComposerItem> ComposeAsync(ComposerInput input, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            Questions.Add(input.Question);
            History = input.History;
            Material = input.Material;
            foreach (var piece in Pieces ?? [Answer])
            {
                Given++;
                yield return new ComposerText(piece);
            }

            yield return new ComposerDraft(new AnswerDraft(TurnStates.Answered, string.Concat(Pieces ?? [Answer]), [], [], TokenUsage.None, "0"));
        }
    }
}
