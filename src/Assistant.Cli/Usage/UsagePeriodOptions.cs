using System.CommandLine;
using Assistant.Core.Usage;

namespace Assistant.Cli.Usage;

/// <summary>Whole months, both ends included.</summary>
internal static class UsagePeriodOptions
{
    public static Option<string> From { get; } = new("--from") { Description = "始まりの月", HelpName = "YYYY-MM", Required = true };

    public static Option<string> To { get; } = new("--to") { Description = "終わりの月", HelpName = "YYYY-MM", Required = true };

    public static UsagePeriod Read(ParseResult parsed) => UsagePeriod.Parse(parsed.GetRequiredValue(From), parsed.GetRequiredValue(To));
}
