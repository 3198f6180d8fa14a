using System.Runtime.InteropServices;
using Assistant.Api.Hosting.Ingestion;
using Assistant.Infrastructure.Storage;

namespace Assistant.Api.Hosting;

/// <summary>From a built application to its end: prepare, listen, announce, wait for Ctrl-C.</summary>
internal static class ServerRun
{
    public static async Task RunToEndAsync(this WebApplication app, TextWriter output)
    {
        if (!await PrepareAsync(app, output))
        {
            return;
        }

        try
        {
            await app.StartAsync();
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return;
        }

        app.Services.GetRequiredService<IngestionChild>().Start();
        await Announcement.WriteAsync(app, output);
        await app.WaitForShutdownAsync();
    }

    /// <returns>False when Ctrl-C ended it: the host listens to signals only once it is started.</returns>
    private static async Task<bool> PrepareAsync(WebApplication app, TextWriter output)
    {
        using var interrupted = new CancellationTokenSource();
        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interrupted.Cancel();
        }

        using var sigint = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var sigterm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        try
        {
            PortCheck.Run(app.Services);
            await app.Services.InitialiseStorageAsync(interrupted.Token);
            await FirstStart.IndexCorpusAsync(app.Services, output, interrupted.Token);
            return true;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return false;
        }
    }
}
