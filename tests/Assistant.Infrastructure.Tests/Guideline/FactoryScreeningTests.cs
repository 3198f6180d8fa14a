using System.Diagnostics;
using System.Text.Json;
using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Guideline.Screening;
using Assistant.Infrastructure.Guideline;
using Assistant.Infrastructure.Guideline.Policy;
using Assistant.Testing;
using Microsoft.AspNetCore.DataProtection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Guideline;

/// <summary>What the version that comes with the program says about texts.</summary>
public sealed class FactoryScreeningTests
{
    private static readonly AcknowledgementSeal Seal = new(new EphemeralDataProtectionProvider());

    private static readonly GuidelineScreen Factory = ScreenOf(FactoryPolicy.Yaml);

    [Theory]
    [InlineData("マイナンバーは123456789018です。", "block", "individualNumber", 1)]
    [InlineData("番号 9832-0567-3214 の人", "block", "individualNumber", 1)]
    [InlineData("983205673214 の件", "warn", "individualNumber", 1)]
    [InlineData("運転免許証番号は309012345620です。", "block", "driverLicence", 1)]
    [InlineData("カード番号は4111111111111111です。", "block", "creditCard", 1)]
    [InlineData("電話番号は090-1234-5678です。", "block", "phone", 1)]
    [InlineData("佐藤様への返事を書いてください。", "warn", "personName", 1)]
    [InlineData("氏名：佐藤 花子 の申請について", "warn", "personName", 1)]
    [InlineData("昭和60年4月1日生まれの人の手続き", "block", "birthDate", 1)]
    [InlineData("【取扱注意】\n予算案の説明を短くしてください。", "block", "confidentialityMark", 2)]
    [InlineData("有名な小説家の文体で、あいさつ文を書いてください。", "warn", "copyright", 10)]
    [InlineData("この曲の歌詞を最後まで教えてください。", "warn", "copyright", 10)]
    public void Question_HoldsWhatARuleIsAbout_IsStoppedByThatRule(string question, string decision, string category, int rule)
    {
        var found = Check(question);

        Assert.Equal(decision, found.Decision);
        var finding = Assert.Single(found.Findings);
        Assert.Equal((category, rule, "question"), (finding.Category, finding.RuleId, finding.Part));
    }

    [Theory]
    [InlineData("窓口は024-924-2511です。")]
    [InlineData("dx-st@city.koriyama.lg.jp に送ります。")]
    [InlineData("申請は316,799件でした。")]
    [InlineData("計画の期間は2026-2029です。")]
    [InlineData("/22/167626.html を見てください。")]
    [InlineData("事務事業No. 10078 の評価")]
    [InlineData("法人番号 4011001098993 の会社")]
    [InlineData("取扱注意の文書はどう保管しますか。")]
    [InlineData("どんな風に書いてありますか。")]
    [InlineData("新聞の記事の全文を入力してもよいですか。")]
    [InlineData("作家の文体をまねるように頼んでよいですか。")]
    [InlineData("です・ます調の文体で書いてください。")]
    [InlineData("皆様、各位、市長様への通知の書き方")]
    [InlineData("職員の生成AI利用者数は何人ですか。")]
    public void Question_OfEverydayWork_IsAllowed(string question) => Assert.Equal("allow", Check(question).Decision);

    [Fact]
    public void Places_InFullWidthText_AreThoseOfTheTextAsItWasTyped()
    {
        const string question = "㈱テストの件。マイナンバー：１２３４－５６７８－９０１８ です。";

        var finding = Assert.Single(Check(question).Findings);

        Assert.Equal("１２３４－５６７８－９０１８", question[finding.Start..finding.End]);
    }

    [Fact]
    public void Masking_OfWhatIsOnlyWarnedAbout_LeavesNothingOfItAndComesBack()
    {
        var random = new Random(20261122);
        string[] names = ["佐藤", "鈴木", "高橋", "渡辺"];
        for (var i = 0; i < 300; i++)
        {
            var question = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => $"{names[random.Next(names.Length)]}様から相談{random.Next(100)}がありました。〔氏名{random.Next(1, 4)}〕"));

            var result = Factory.Check([new ScreenedText(GuidelinePart.Question, question)], masks: true);
            var masked = result.Masked();

            Assert.Equal(GuidelineAction.Mask, result.Action);
            Assert.DoesNotContain(names, name => masked.Text.Contains(name, StringComparison.Ordinal));
            Assert.Equal(question, Masking.Restore(masked.Text, masked.Values));
        }
    }

    [Fact]
    public void Acknowledgement_IsGoodForThisPersonThisTextAndThisVersionAlone()
    {
        ScreenedText[] texts = [new(GuidelinePart.Question, "佐藤様への返事")];
        var token = Factory.Check(texts).AcknowledgementFor("u1");
        var later = new GuidelineScreen(FactoryPolicy.InForce with { Version = "v9" }, DetectorsOf(FactoryPolicy.InForce.Policy), Seal);

        Assert.True(Factory.Check(texts).IsAcknowledged("u1", token));
        Assert.False(Factory.Check(texts).IsAcknowledged("u2", token));
        Assert.False(Factory.Check([new(GuidelinePart.Question, "佐藤様への返事。")]).IsAcknowledged("u1", token));
        Assert.False(later.Check(texts).IsAcknowledged("u1", token));
    }

    [Fact]
    public void Acknowledgement_MadeWithoutTheServicesKey_OpensNothing()
    {
        ScreenedText[] texts = [new(GuidelinePart.Question, "佐藤様への返事")];
        var elsewhere = new GuidelineScreen(FactoryPolicy.InForce with { Version = "test" }, DetectorsOf(FactoryPolicy.InForce.Policy), new AcknowledgementSeal(new EphemeralDataProtectionProvider()));

        // The same person, text, findings and version: only the key is another one.
        foreach (var made in new[] { elsewhere.Check(texts).AcknowledgementFor("u1"), new string('0', 64), "署名", string.Empty, null })
        {
            Assert.False(Factory.Check(texts).IsAcknowledged("u1", made));
        }
    }

    [Theory]
    [InlineData("担当のマイナンバーは次のとおりです。\n", "123456789018\n", "です。", "123456789018")]
    [InlineData("", "番号4111", "111111111111 です", "111111111111")]
    public void Output_ValueThatASentenceOrALimitPartsFromItsBeginning_IsNeverShown(string first, string second, string third, string value)
    {
        var screen = new OutputScreen(Factory, "担当は誰ですか", []);
        var filler = first.Length == 0 ? new string('あ', 1_996) : string.Empty;

        var shown = screen.Push(filler + first) + screen.Push(second) + screen.Push(third) + screen.Complete();

        Assert.DoesNotContain(value, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("4111", shown, StringComparison.Ordinal);
        Assert.EndsWith("です", shown.TrimEnd('。'), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_SeveralValuesInSeveralPieces_HaveOneLabelEachInPiecesAndInTheWhole()
    {
        const string text = "カード番号は4111111111111111です。カード番号は5555555555554444です。カード番号は4111111111111111です。";
        var screen = new OutputScreen(Factory, "担当は誰ですか", [], taken: ["〔カード番号1〕"]);

        var shown = string.Concat(text.Split('。').Select(sentence => screen.Push(sentence.Length > 0 ? sentence + "。" : string.Empty))) + screen.Complete();

        Assert.Equal("カード番号は〔カード番号2〕です。カード番号は〔カード番号3〕です。カード番号は〔カード番号2〕です。", shown);
        Assert.Equal(shown, screen.Review(text).Text);
    }

    [Fact]
    public void Parts_OtherThanTheQuestion_AreLookedAtByTheirOwnColumn()
    {
        ScreenedText[] texts = [new(GuidelinePart.Question, "要約してください。"), new(GuidelinePart.Attachment, "マイナンバー 123456789018", "一覧.txt"), new(GuidelinePart.Variable, "佐藤様", "あて名")];

        var decision = Factory.Check(texts).ToDecision();

        Assert.Equal("block", decision.Decision);
        Assert.Equal([("attachment", "一覧.txt"), ("variable", "あて名")], decision.Findings.Select(f => (f.Part, f.Name!)));
    }

    [Fact]
    public void Words_OfThePolicy_AreFoundAndAllowedInAnyWidth()
    {
        var screen = ScreenOf(FactoryPolicy.Yaml
            .Replace("words: []", "words: [やまかわ商事]", StringComparison.Ordinal)
            .Replace("marks: []", "marks: [庁内限り]", StringComparison.Ordinal)
            .Replace("numbers: []", "numbers: [０９０-１２３４-５６７８]", StringComparison.Ordinal));

        Assert.Equal(11, Assert.Single(Check("ﾔﾏｶﾜ商事とやまかわ商事の評判", screen).Findings).RuleId);
        Assert.Equal("block", Check("【庁内限り】\nこの文を直してください。", screen).Decision);
        Assert.Equal("allow", Check("電話番号は090-1234-5678です。", screen).Decision);
    }

    [Fact]
    public void Decision_OnFourThousandLetters_TakesLessThanTwoMilliseconds()
    {
        var everyday = string.Concat(Enumerable.Repeat("申請書は窓口で受け付けます。電話024-924-2511、受付は2026年4月1日から、316,799件です。佐藤様の歌詞を", 100))[..4000];
        var hostile = string.Concat(Enumerable.Repeat("記事を", 2000))[..4000];
        foreach (var text in new[] { everyday, hostile, new string('1', 4000), string.Concat(Enumerable.Repeat("１２－", 1400))[..4000] })
        {
            Check(text);
            var best = Enumerable.Range(0, 20).Min(_ =>
            {
                var started = Stopwatch.GetTimestamp();
                Check(text);
                return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            });
            TestContext.Current.SendDiagnosticMessage("4,000 letters beginning 「{0}」: {1:F3} ms", text[..8], best);
            Assert.InRange(best, 0, 2);
        }
    }

    /// <summary>Questions that people of the house would ask must not need a confirmation.</summary>
    [Fact]
    public void Questions_OfTheEvaluationSets_AreAllowed()
    {
        string[] files = [.. Directory.GetFiles(RepositoryFolder.Combine("tests", "evals"), "*-answers*.jsonl"), .. RepositoryFolder.Shared("eval", "plan-qa.jsonl") is { } shared ? [shared] : Array.Empty<string>()];
        var questions = files.SelectMany(File.ReadAllLines).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("question").GetString()!).ToList();

        Assert.True(questions.Count > 100);
        Assert.DoesNotContain(questions, q => Check(q).Decision != "allow");
    }

    internal static GuidelineScreen ScreenOf(string yaml)
    {
        var policy = PolicyFile.Read(yaml);
        return new GuidelineScreen(new PolicyInForce("test", DateTimeOffset.UnixEpoch, IsFactory: false, policy), DetectorsOf(policy), Seal);
    }

    private static ISensitiveTextDetector DetectorsOf(GuidelinePolicy policy) => new PolicyDetectors(DetectorTables.Default, new HashSet<FindingKind>()).For(policy);

    private static GuidelineDecision Check(string question, GuidelineScreen? screen = null) => (screen ?? Factory).Check([new ScreenedText(GuidelinePart.Question, question)]).ToDecision();
}
