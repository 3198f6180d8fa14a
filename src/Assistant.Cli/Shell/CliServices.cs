using System.CommandLine;
using Assistant.Core.Audit;
using Assistant.Infrastructure;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Assistant.Cli.Shell;

/// <summary>The same composition as the server's, without a host: nothing runs that the command did not ask for.</summary>
internal sealed class CliServices : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly AsyncServiceScope _scope;

    private CliServices(ServiceProvider provider)
    {
        _provider = provider;
        _scope = _provider.CreateAsyncScope();
    }

    /// <param name="adjust">Replaces services for this command.</param>
    /// <param name="settings">Settings that this command does not leave to the configuration.</param>
    public static async Task<CliServices> OpenAsync(ParseResult parsed, CancellationToken cancellationToken, Action<IServiceCollection>? adjust = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var configuration = Configure(parsed, settings);
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.TryAddSingleton(TimeProvider.System);
        AddLogging(services, configuration, parsed.GetValue(CommonOptions.Verbose));
        services.AddSingleton<CommandActor>();
        services.AddSingleton<IAuditActor>(p => p.GetRequiredService<CommandActor>());
        services.AddAssistant(configuration);
        adjust?.Invoke(services);

        var opened = new CliServices(services.BuildServiceProvider());
        try
        {
            await opened._provider.InitialiseStorageAsync(cancellationToken);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>The server's settings file and environment, with the data folder made absolute.</summary>
    public static IConfiguration Configure(ParseResult parsed, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = new ConfigurationBuilder().AddAssistantConfiguration();
        var directory = DataDirectory.Resolve(parsed.GetValue(CommonOptions.Data), builder.Build());
        return builder.AddInMemoryCollection([new(DataDirectory.Key, directory)]).AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal)).Build();
    }

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _provider.DisposeAsync();
    }

    private static void AddLogging(IServiceCollection services, IConfiguration configuration, bool verbose) => services.AddLogging(logging =>
    {
        if (verbose)
        {
            logging.AddConfiguration(configuration.GetSection("Logging"));
            logging.AddSimpleConsole(console => console.SingleLine = true);
            services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        }
    });
}
