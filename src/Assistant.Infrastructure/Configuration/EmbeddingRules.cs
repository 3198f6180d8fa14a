using System.Globalization;

namespace Assistant.Infrastructure.Configuration;

/// <summary>What the section <c>Embedding</c> must hold.</summary>
internal static class EmbeddingRules
{
    private const int LongestPrefix = 1_000;
    private static readonly TimeSpan _longestRequest = TimeSpan.FromHours(1);
    private static readonly TimeSpan _longestQuestion = TimeSpan.FromMinutes(5);

    public static IEnumerable<string> Check(EmbeddingOptions options) => new[]
    {
        Prefix("Embedding:QueryPrefix", options.QueryPrefix),
        Prefix("Embedding:PassagePrefix", options.PassagePrefix),
        SettingRules.Range("Embedding:BatchSize", options.BatchSize, 1, 2_048),
        SettingRules.Range("Embedding:BatchCharacters", options.BatchCharacters, 1_000, 1_000_000),
        // Above the longest prefix: something of the text itself always remains.
        SettingRules.Range("Embedding:MaxTextCharacters", options.MaxTextCharacters, LongestPrefix + 100, 100_000),
        SettingRules.Range("Embedding:Parallelism", options.Parallelism, 1, 16),
        SettingRules.Range("Embedding:CacheRows", options.CacheRows, 0, 10_000_000),
        SettingRules.Duration("Embedding:Timeout", options.Timeout, _longestRequest),
        SettingRules.Duration("Embedding:QueryTimeout", options.QueryTimeout, _longestQuestion),
    }.OfType<string>();

    private static string? Prefix(string key, string value) => value.Length <= LongestPrefix
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{key} は {LongestPrefix} 文字までで指定してください。");
}
