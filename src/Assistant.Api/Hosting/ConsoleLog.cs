using Microsoft.Extensions.Logging.Console;

namespace Assistant.Api.Hosting;

internal static class ConsoleLog
{
    /// <summary>Logs go to standard error: standard output holds only what the person who starts the service reads.</summary>
    public static void AddConsoleLog(this IHostApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.UseUtcTimestamp = true;
            o.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
            o.ColorBehavior = LoggerColorBehavior.Default;
        });
        builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
