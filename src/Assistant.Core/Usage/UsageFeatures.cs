namespace Assistant.Core.Usage;

/// <summary>What was used.</summary>
public static class UsageFeatures
{
    /// <summary>A question and its answer, from page, hub, API or command line.</summary>
    public const string Ask = "ask";
}
