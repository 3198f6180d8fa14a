using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>A version of the policy as an administrator writes it: YAML with the sixteen rules of the guideline. Every error is named with its line.</summary>
internal static class PolicyFile
{
    public const int LastRule = 16;

    /// <exception cref="PolicyInvalidException">With every error.</exception>
    public static GuidelinePolicy Read(string yaml)
    {
        var (policy, errors) = Check(yaml);
        return policy ?? throw new PolicyInvalidException(errors);
    }

    /// <returns>Null where there are errors.</returns>
    public static (GuidelinePolicy? Policy, IReadOnlyList<PolicyError> Errors) Check(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var errors = new List<PolicyError>();
        if (PolicyYaml.Load(yaml, errors) is not { } root)
        {
            return (null, errors);
        }

        var policy = Read(new PolicyNode(root, errors), errors);
        return errors.Count == 0 ? (policy, errors) : (null, [.. errors.Distinct().OrderBy(e => e.Line)]);
    }

    private static GuidelinePolicy Read(PolicyNode root, List<PolicyError> errors)
    {
        var policy = new GuidelinePolicy { Name = root.Text("name"), Changes = root.Text("changes", mayBeEmpty: true) };
        var rules = new SortedDictionary<int, PolicyRule>();
        var settings = new PolicySettings();
        foreach (var node in root.Nodes("rules"))
        {
            var id = node.Number("id", 1, LastRule);
            var rule = new PolicyRule(id, node.Text("title"), node.Text("text"), node.Choice("mode", [.. RuleModes.All.Select(m => (m, m))]));
            if (!rules.TryAdd(id, rule))
            {
                node.Error($"決まり {id} が2回あります", "id");
            }

            policy = PolicySettings.HasAny(id)
                ? node.Node("settings") is { } own ? settings.Read(id, own, policy) : policy
                : policy;
            node.RefuseOthers();
        }

        root.RefuseOthers();
        var missing = Enumerable.Range(1, LastRule).Where(id => !rules.ContainsKey(id)).ToList();
        if (missing.Count > 0)
        {
            errors.Add(new PolicyError(root.Line, $"決まり {string.Join('、', missing)} がありません（1から{LastRule}まで全部が必要です）"));
        }

        return policy with { Rules = [.. rules.Values], Actions = ScreeningActions.Create(settings.Cells) };
    }
}
