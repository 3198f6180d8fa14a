using Assistant.Core.Errors;
using Assistant.Infrastructure;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Ingestion.Worker;
using Assistant.Infrastructure.Storage;
using Assistant.Ingest;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

try
{
    var command = IngestCommand.Parse(args);
    var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
    builder.Configuration.AddAssistantConfiguration(command.Settings);
    builder.Services
        .AddIngestLogging()
        .AddAssistant(builder.Configuration)
        .AddSingleton<FolderPass>()
        .AddWorker(command);

    using var host = builder.Build();
    await host.Services.InitialiseStorageAsync(CancellationToken.None);
    return command.Once
        ? await OncePass.RunAsync(host.Services, command.Paths, Console.Out)
        : await host.RunIngestionWorkerAsync();
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("中断しました。");
    return 130;
}
catch (AssistantException exception)
{
    await Console.Error.WriteLineAsync($"error: {exception.Code}: {exception.Message}{exception.NextStep}");
    return 1;
}
