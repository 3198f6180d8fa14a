using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>The settings of each rule that has some.</summary>
internal sealed class PolicySettings
{
    private static readonly (string, string)[] _allowed =
        [("numbers", DetectorTables.AllowedNumber), ("mails", DetectorTables.AllowedMail), ("addresses", DetectorTables.AllowedAddress), ("names", DetectorTables.AllowedName)];

    private readonly List<(FindingKind, Certainty, GuidelinePart, GuidelineAction)> _cells = [];

    public IEnumerable<(FindingKind, Certainty, GuidelinePart, GuidelineAction)> Cells => _cells;

    public static bool HasAny(int rule) => rule is not (7 or 12 or 16);

    public GuidelinePolicy Read(int rule, PolicyNode node, GuidelinePolicy policy)
    {
        var read = rule switch
        {
            1 => PersonalInformation(node, policy),
            2 => Confidentiality(node, policy),
            3 => Purposes(node, policy),
            4 => policy with { RightToUse = policy.RightToUse with { ApprovalRequired = node.Flag("approvalRequired"), ReminderDays = node.Number("reminderDays", 0, 365) } },
            5 => policy with { RightToUse = policy.RightToUse with { TrainingRequired = node.Flag("trainingRequired"), AcknowledgementRequired = node.Flag("acknowledgementRequired") } },
            6 => policy with { Drafts = policy.Drafts with { ConfirmsGrounds = node.Flag("confirmsGrounds") } },
            8 => policy with { AiLabel = node.Text("label") },
            9 => policy with { Drafts = policy.Drafts with { WarnsUnchanged = node.Flag("warnsUnchanged") } },
            10 => Copyright(node, policy),
            11 => Denied(node, policy),
            13 => policy with { Incidents = new IncidentRules { DaysToAnswer = node.Number("daysToAnswer", 0, 365), DaysToAnswerUrgent = node.Number("daysToAnswerUrgent", 0, 365) } },
            14 => policy with { SurveyCategories = node.Texts("categories") },
            15 => policy with { RiskLevels = [.. node.Nodes("levels").Select(Level)] },
            _ => policy,
        };
        node.RefuseOthers();
        return read;
    }

    private GuidelinePolicy PersonalInformation(PolicyNode node, GuidelinePolicy policy)
    {
        Findings(node, 1);
        var allowed = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (node.Node("allowed") is { } own)
        {
            foreach (var (key, kind) in _allowed)
            {
                allowed[kind] = own.Texts(key);
            }

            own.RefuseOthers();
        }

        return policy with { Words = policy.Words with { Allowed = allowed } };
    }

    private GuidelinePolicy Confidentiality(PolicyNode node, GuidelinePolicy policy)
    {
        Findings(node, 2);
        var rules = new ConfidentialityRules { Classes = node.Texts("classes"), Allowed = node.Text("allowedClass") };
        if (rules.Allowed.Length > 0 && !rules.Classes.Contains(rules.Allowed, StringComparer.Ordinal))
        {
            node.Error($"allowedClass は classes の中の区分（{string.Join('、', rules.Classes)}）にしてください", "allowedClass");
        }

        return policy with { Confidentiality = rules, Words = policy.Words with { Marks = node.Texts("marks") } };
    }

    private static GuidelinePolicy Purposes(PolicyNode node, GuidelinePolicy policy)
    {
        var purposes = new List<ConversationPurpose>();
        foreach (var item in node.Nodes("purposes"))
        {
            var purpose = new ConversationPurpose(Id(item), item.Text("name"), item.Flag("publication"));
            item.RefuseOthers();
            if (purposes.Exists(p => p.Id == purpose.Id))
            {
                item.Error($"目的「{purpose.Id}」が2回あります", "id");
            }

            purposes.Add(purpose);
        }

        var providers = new List<RegisteredProvider>();
        foreach (var item in node.Nodes("providers"))
        {
            providers.Add(new RegisteredProvider(item.Text("name"), item.Text("host"), item.Text("evidence")));
            if (!item.Flag("noTraining"))
            {
                item.Error("noTraining は true だけが使えます。入力を学習に使う事業者は登録できません", "noTraining");
            }

            if (providers[^1].Host is { Length: > 0 } host && Uri.CheckHostName(host) == UriHostNameType.Unknown)
            {
                item.Error("host は、接続先のサーバーの名前だけを書いてください（例：example.openai.azure.com）", "host");
            }

            item.RefuseOthers();
        }

        var refuses = node.Choice("unregisteredProvider", [("block", true), ("warn", false)]);
        return policy with { Purposes = purposes, Providers = new ProviderRules { Registered = providers, RefuseUnregistered = refuses } };
    }

    private GuidelinePolicy Copyright(PolicyNode node, GuidelinePolicy policy)
    {
        Findings(node, 10);
        var patterns = node.Texts("patterns");
        if (patterns.Any(p => p.Split('…') is not ([{ Length: >= 2 }] or [{ Length: >= 2 }, { Length: >= 1 }])))
        {
            node.Error("patterns には、2文字以上の言葉か、間に「…」を一つ入れた言葉を書いてください", "patterns");
        }

        return policy with
        {
            Words = policy.Words with { Copyright = patterns, NotCopyright = node.Texts("exceptions") },
            PublicationChecklist = node.Texts("publicationChecklist"),
        };
    }

    private GuidelinePolicy Denied(PolicyNode node, GuidelinePolicy policy)
    {
        Findings(node, 11);
        var words = node.Texts("words");
        if (words.Any(w => w.Length < 2))
        {
            node.Error("words には、2文字以上の言葉を書いてください", "words");
        }

        return policy with { Words = policy.Words with { Denied = words } };
    }

    private static RiskLevel Level(PolicyNode node)
    {
        var level = new RiskLevel(Id(node), node.Text("name"), node.Flag("needsApproval"));
        node.RefuseOthers();
        return level;
    }

    private static string Id(PolicyNode node)
    {
        var id = node.Text("id");
        if (id.Length > 40 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            node.Error("id は、英小文字・数字・「-」だけで、40文字までにしてください", "id");
        }

        return id;
    }

    private void Findings(PolicyNode node, int rule)
    {
        if (node.Node("findings") is not { } findings)
        {
            return;
        }

        foreach (var kind in Enum.GetValues<FindingKind>().Where(k => ScreeningActions.RuleOf(k) == rule))
        {
            if (findings.Node(CamelCase.Of(kind)) is { } levels)
            {
                Levels(levels, kind);
                levels.RefuseOthers();
            }
        }

        findings.RefuseOthers();
    }

    private void Levels(PolicyNode levels, FindingKind kind)
    {
        foreach (var certainty in new[] { Certainty.Certain, Certainty.Likely, Certainty.Information })
        {
            // What is only worth knowing may be left out: then nothing follows from it.
            if ((certainty != Certainty.Information || levels.Has(CamelCase.Of(certainty))) && levels.Node(CamelCase.Of(certainty)) is { } parts)
            {
                foreach (var part in Enum.GetValues<GuidelinePart>())
                {
                    _cells.Add((kind, certainty, part, parts.Choice(CamelCase.Of(part), part == GuidelinePart.Document ? PolicyNames.ForDocuments : PolicyNames.Actions)));
                }

                parts.RefuseOthers();
            }
        }
    }
}
