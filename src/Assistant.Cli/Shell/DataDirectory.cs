using Assistant.Core.Errors;
using Microsoft.Extensions.Configuration;

namespace Assistant.Cli.Shell;

/// <summary>Where everything is kept: <c>--data</c>, else the configuration, else <c>data</c> beside <c>./assistant</c>.</summary>
internal static class DataDirectory
{
    public const string Key = "Data:Directory";

    /// <summary>Set by <c>./assistant</c>, so that a folder of the configuration does not depend on where the command was typed.</summary>
    private const string RootVariable = "ASSISTANT_ROOT";

    public static string Resolve(string? option, IConfiguration configuration)
    {
        if (option is not null)
        {
            return string.IsNullOrWhiteSpace(option)
                ? throw new AssistantException("usage", "--data にはフォルダを指定してください。")
                : Path.GetFullPath(option);
        }

        var root = Environment.GetEnvironmentVariable(RootVariable) is { Length: > 0 } named ? named : Environment.CurrentDirectory;
        var configured = configuration[Key] is { Length: > 0 } text ? text : "data";
        return Path.GetFullPath(configured, Path.GetFullPath(root));
    }
}
