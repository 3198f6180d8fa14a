using System.CommandLine;

namespace Assistant.Cli.Benchmarking;

internal static class BenchCommand
{
    public static Command Create() => new("bench", "速さと使用量を測ります") { BenchSearchCommand.Create(), BenchIngestCommand.Create(), BenchUsageCommand.Create() };
}
