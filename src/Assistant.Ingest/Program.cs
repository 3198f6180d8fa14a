using Assistant.Core.Errors;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Guideline;
using Assistant.Infrastructure.Ingestion;
using Assistant.Infrastructure.Models.Embedding;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Search;
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
        .AddAssistantStorage(builder.Configuration)
        .AddDocumentReaders(builder.Configuration)
        .AddEmbeddings(builder.Configuration)
        .AddSearch(builder.Configuration)
        .AddGuideline(builder.Configuration)
        .AddIngestion(builder.Configuration)
        .AddSingleton<FolderPass>()
        .AddSingleton<IndexFollower>()
        .AddIngestWorker(command);

    using var host = builder.Build();
    await host.Services.InitialiseStorageAsync(CancellationToken.None);
    return command.Once
        ? await OncePass.RunAsync(host.Services, command.Paths, Console.Out)
        : await WorkerHost.RunAsync(host);
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
