using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Assistant.Core.Prompts;
using Xunit;

namespace Assistant.Infrastructure.Tests.Answering;

/// <summary>The same for what comes with a question: attachments and values of the template.</summary>
public sealed class GuidelineMaterialTests : GuidelineAsking
{
    [Fact]
    public async Task Attachment_WithACertainFinding_StopsTheQuestionBeforeAnythingIsStoredOrSent()
    {
        await OpenAsync();
        const string text = "記録\nマイナンバー 1234-5678-9018 の人";

        var response = await AskAsync(new AskRequest("要約してください") { Attachments = [new Attachment("メモ", "電子契約の話"), new Attachment("記録.txt", text)] }, Yamada);

        Assert.Equal(("blocked", "block"), (response.Status, response.Guideline!.Decision));
        var finding = Assert.Single(response.Guideline.Findings);
        Assert.Equal(("attachment", "記録.txt", "1234-5678-9018"), (finding.Part, finding.Name, text[finding.Start..finding.End]));
        Assert.Empty(Composer.Questions);
        Assert.False(Storage.IsOnDisk("1234-5678-9018"));
        Assert.Contains("〔マイナンバー1〕", (await TurnAsync(response, Yamada)).Material!.Attachments[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attachments_ThatAreMasked_ShareTheirLabelsWithTheQuestionAndComeBackToTheirOwnerAlone()
    {
        await OpenAsync();
        Composer.Answer = "〔氏名2〕様の契約は2023年7月に始まりました。";
        Attachment[] attachments = [new("記録", "鈴木様と佐藤様が出席した。")];

        var response = await AskAsync(new AskRequest(Likely) { Mask = true, Attachments = attachments }, Yamada);

        Assert.Equal("〔氏名2〕様と〔氏名1〕様が出席した。", Assert.Single(Composer.Material.Attachments).Text);
        Assert.Equal(["〔氏名1〕様の電子契約はいつ始まりましたか"], Composer.Questions);
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
        Composer.Model = null;

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
}
