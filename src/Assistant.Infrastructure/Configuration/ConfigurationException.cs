using Assistant.Core.Errors;

namespace Assistant.Infrastructure.Configuration;

/// <summary>The configuration is wrong; names every error, never just the first.</summary>
public sealed class ConfigurationException : AssistantException
{
    public const string ErrorCode = "configuration_invalid";

    public ConfigurationException(IReadOnlyList<string> errors)
        : base(ErrorCode, $"設定に誤りがあります。\n{string.Join('\n', errors.Select(e => $"・{e}"))}")
    {
        Errors = errors;
        NextStep = "appsettings.json または環境変数 ASSISTANT__… を直して、もう一度起動してください。";
    }

    public IReadOnlyList<string> Errors { get; }
}
