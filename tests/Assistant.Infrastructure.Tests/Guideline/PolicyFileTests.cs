using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;
using Assistant.Infrastructure.Guideline.Policy;
using Xunit;

namespace Assistant.Infrastructure.Tests.Guideline;

public sealed class PolicyFileTests
{
    [Fact]
    public void Factory_IsValidAndHoldsAllSixteenRules()
    {
        var policy = FactoryPolicy.InForce.Policy;

        Assert.Equal(Enumerable.Range(1, 16), policy.Rules.Select(r => r.Id));
        Assert.All(policy.Rules, r => Assert.True(r.Title.Length > 0 && r.Text.Length > 0));
        Assert.Equal(GuidelineAction.Block, policy.Actions.Of(FindingKind.IndividualNumber, Certainty.Certain, GuidelinePart.Question));
        Assert.Equal("2", policy.Confidentiality.Allowed);
        Assert.Contains(policy.Purposes, p => p.IsPublication);
        Assert.False(policy.Providers.RefuseUnregistered);
        Assert.Equal((true, 30, 7, 1), (policy.RightToUse.ApprovalRequired, policy.RightToUse.ReminderDays, policy.Incidents.DaysToAnswer, policy.Incidents.DaysToAnswerUrgent));
    }

    [Fact]
    public void Errors_OfEveryKind_AreAllNamedWithTheirLines()
    {
        var yaml = FactoryPolicy.Yaml
            .Replace("approvalRequired: true", "aprovalRequired: true", StringComparison.Ordinal)
            .Replace("reminderDays: 30", "reminderDays: 9999", StringComparison.Ordinal)
            .Replace("daysToAnswer: 7", "daysToAnswer: なのか", StringComparison.Ordinal)
            .Replace("allowedClass: \"2\"", "allowedClass: 極秘", StringComparison.Ordinal)
            .Replace("unregisteredProvider: warn", "unregisteredProvider: maybe", StringComparison.Ordinal)
            .Replace("changes: 最初の版です。", "changes: 最初の版です。\nextra: x", StringComparison.Ordinal);

        var (policy, errors) = PolicyFile.Check(yaml);

        Assert.Null(policy);
        var lines = yaml.Split('\n');
        foreach (var faulty in new[] { "extra: x", "aprovalRequired", "reminderDays: 9999", "daysToAnswer: なのか", "allowedClass: 極秘", "unregisteredProvider: maybe" })
        {
            var line = Array.FindIndex(lines, l => l.Contains(faulty, StringComparison.Ordinal)) + 1;
            Assert.Contains(errors, e => e.Line == line);
        }

        Assert.Equal(errors.OrderBy(e => e.Line), errors);
    }

    [Theory]
    [InlineData("  - id: 16", "  - id: 15", "決まり 15 が2回あります")]
    [InlineData("  - id: 16", "  - id: 15", "決まり 16 がありません")]
    [InlineData("        individualNumber:", "        individualNumbr:", "individualNumber がありません")]
    [InlineData("        individualNumber:", "        individualNumbr:", "「individualNumbr」という項目はありません")]
    [InlineData("providers: []", "providers: [{ name: a, host: a.example, evidence: 契約, noTraining: false }]", "noTraining は true だけが使えます")]
    [InlineData("providers: []", "providers: [{ name: a, host: 'https://a.example/', evidence: 契約, noTraining: true }]", "host は")]
    [InlineData("providers: []", "providers: [{ name: a, host: a.example, evidence: '', noTraining: true }]", "evidence は空でない文字")]
    [InlineData("words: []", "words: [あ]", "2文字以上")]
    [InlineData("words: []", "words: [ああ, ああ]", "2回あります")]
    [InlineData("document: block", "document: mask", "document の「mask」は使えません")]
    public void Mistake_InAPolicy_IsSaidInWords(string right, string wrong, string message) =>
        Assert.Contains(PolicyFile.Check(ReplaceFirst(right, wrong)).Errors, e => e.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void Hostile_YamlOfAliases_IsRefusedBeforeATreeExists() =>
        Assert.Contains("アンカー", Refused("a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\n"), StringComparison.Ordinal);

    [Fact]
    public void Hostile_YamlThatIsDeep_IsRefused() => Assert.Contains("深すぎます", Refused($"a: {new string('[', 5000)}{new string(']', 5000)}"), StringComparison.Ordinal);

    [Fact]
    public void Hostile_YamlThatIsLong_IsRefused() => Assert.Contains("長すぎます", Refused(new string('a', PolicyYaml.LongestText + 1)), StringComparison.Ordinal);

    [Fact]
    public void Hostile_YamlOfManyNodes_IsRefused() => Assert.Contains("多すぎます", Refused("a: [" + string.Concat(Enumerable.Repeat("1,", 30_000)) + "1]"), StringComparison.Ordinal);

    [Theory]
    [InlineData("!!python/object:os.system {}", "型の指定")]
    [InlineData("a: \u0000", "制御文字")]
    [InlineData("a: b: c", "YAMLとして読めません")]
    [InlineData("a: 1\na: 2", "YAMLとして読めません")]
    [InlineData("a: [", "YAMLとして読めません")]
    [InlineData("", "一つだけ必要です")]
    [InlineData("- 1", "一つだけ必要です")]
    [InlineData("a: 1\n---\nb: 2", "一つだけ必要です")]
    public void Hostile_YamlThatIsNoPolicy_IsRefusedInWords(string yaml, string message) => Assert.Contains(message, Refused(yaml), StringComparison.Ordinal);

    [Fact]
    public void Cut_AtAnyPlace_IsRefusedOrReadAndNeverFails()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var at = random.Next(FactoryPolicy.Yaml.Length);
            var (policy, errors) = PolicyFile.Check(FactoryPolicy.Yaml[..at] + (char)random.Next(0x20, 0x3100));
            Assert.True(policy is not null || errors.Count > 0);
        }
    }

    [Fact]
    public void Times_WithoutAnOffset_AreThoseOfJapan()
    {
        Assert.Equal(new DateTimeOffset(2027, 3, 31, 15, 0, 0, TimeSpan.Zero), PolicyTime.Parse("2027-04-01"));
        Assert.Equal(new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.Zero), PolicyTime.Parse("2027-04-01T09:00"));
        Assert.Equal(new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.Zero), PolicyTime.Parse("2027-04-01T00:00:00+00:00"));
        Assert.Null(PolicyTime.Parse(" "));
        Assert.Equal("guideline_time_invalid", Assert.Throws<Core.Errors.AssistantException>(() => PolicyTime.Parse("2027-02-30T09:00")).Code);
    }

    private static string Refused(string yaml)
    {
        var (policy, errors) = PolicyFile.Check(yaml);
        Assert.Null(policy);
        return Assert.Single(errors).Message;
    }

    private static string ReplaceFirst(string right, string wrong)
    {
        var at = FactoryPolicy.Yaml.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0);
        return FactoryPolicy.Yaml[..at] + wrong + FactoryPolicy.Yaml[(at + right.Length)..];
    }
}
