namespace Assistant.Infrastructure.Models;

/// <summary>Values of <c>Model:Provider</c>.</summary>
internal static class ModelProviders
{
    public const string None = "none";
    public const string AzureOpenAI = "azure-openai";
    public const string OpenAI = "openai";
    public const string OpenAICompatible = "openai-compatible";

    public static IReadOnlyList<string> All { get; } = [None, AzureOpenAI, OpenAI, OpenAICompatible];
}
