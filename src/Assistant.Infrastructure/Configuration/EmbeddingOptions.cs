namespace Assistant.Infrastructure.Configuration;

/// <summary>Section <c>Embedding</c>: how texts go to the model that <c>Model:Embedding</c> names.</summary>
public sealed class EmbeddingOptions
{
    public const string Section = "Embedding";

    /// <summary>Put before a question, blanks included; models such as e5 want <c>"query: "</c>.</summary>
    [AsWritten]
    public string QueryPrefix { get; set; } = "";

    /// <summary>Put before a passage, blanks included; models such as e5 want <c>"passage: "</c>.</summary>
    [AsWritten]
    public string PassagePrefix { get; set; } = "";

    /// <summary>1–2,048 texts a request.</summary>
    public int BatchSize { get; set; } = 64;

    /// <summary>Characters a request; a text that is longer goes alone. Japanese takes up to two tokens a character.</summary>
    public int BatchCharacters { get; set; } = 32_000;

    /// <summary>Longer texts are cut, prefix included: a model refuses what exceeds its context, and with it the whole request.</summary>
    public int MaxTextCharacters { get; set; } = 4_000;

    /// <summary>1–16 requests at a time, whoever asks. Questions don't wait for it.</summary>
    public int Parallelism { get; set; } = 2;

    /// <summary>For a request with passages, attempts and waits included; up to one hour.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>For a question, attempts and waits included: a person waits. Up to five minutes.</summary>
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many vectors of passages are kept in the database; 0 keeps none.</summary>
    public int CacheRows { get; set; } = 100_000;
}
