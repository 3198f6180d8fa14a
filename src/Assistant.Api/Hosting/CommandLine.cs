using Assistant.Infrastructure.Configuration;

namespace Assistant.Api.Hosting;

internal static class CommandLine
{
    private static readonly Dictionary<string, string> Switches = new(StringComparer.Ordinal)
    {
        ["--port"] = "Server:Port",
        ["--bind"] = "Server:Bind",
        ["--corpus"] = "Server:Corpus",
        ["--data"] = "Data:Directory",
    };

    /// <summary>appsettings.json and environment as every program of the product reads them; the command line wins.</summary>
    public static void AddCommandLineSettings(this IConfigurationBuilder configuration, string[] args) =>
        configuration.AddAssistantConfiguration().AddCommandLine(args, Switches);
}
