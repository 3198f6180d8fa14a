namespace Assistant.Infrastructure.Configuration;

/// <summary>Section <c>Model</c>: the language model, if there is one.</summary>
public sealed class ModelOptions
{
    public const string Section = "Model";

    /// <summary>Answers are extracts, quoted and cited.</summary>
    public const string None = "none";
    public const string AzureOpenAI = "azure-openai";
    public const string OpenAI = "openai";

    /// <summary>A server of one's own that speaks the same protocol (vLLM, Ollama, llama.cpp).</summary>
    public const string OpenAICompatible = "openai-compatible";

    /// <summary>Where <see cref="OpenAI"/> is when no address is given.</summary>
    public const string OpenAIEndpoint = "https://api.openai.com/v1";

    public static IReadOnlyList<string> Providers { get; } = [None, AzureOpenAI, OpenAI, OpenAICompatible];

    public string Provider { get; set; } = None;

    /// <summary>Absolute address; not needed for <see cref="OpenAI"/>.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Belongs into an environment variable. Without one, Azure is called with the identity of the machine.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Name of the chat model, with Azure of its deployment.</summary>
    public string? Chat { get; set; }

    /// <summary>Name of the embedding model at the same address, with Azure of its deployment; none means that no text is embedded.</summary>
    public string? Embedding { get; set; }

    /// <summary>Of the embedding model's vectors; needed with <see cref="Embedding"/>. An answer of another length is refused.</summary>
    public int? EmbeddingDimensions { get; set; }

    /// <summary>Whether the server is told the dimensions; null: OpenAI and Azure are, compatible servers often refuse it.</summary>
    public bool? SendDimensions { get; set; }

    /// <summary>A user-assigned identity of Azure; null for the system-assigned one.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>For the whole answer, attempts and waits included; up to one hour, as the two that follow.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>From one attempt's request to its first token.</summary>
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Between two pieces of a stream.</summary>
    public TimeSpan TokenTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>1–10; 1 means that nothing is tried again.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Up to five minutes. A longer wait that a server asks for is told to the person instead of waited out.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(20);

    public bool IsConfigured => Provider != None;

    public bool Embeds => IsConfigured && !string.IsNullOrWhiteSpace(Embedding);
}
