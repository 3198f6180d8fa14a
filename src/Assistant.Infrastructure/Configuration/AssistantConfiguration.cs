using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Configuration;

public static class AssistantConfiguration
{
    public const string EnvironmentPrefix = "ASSISTANT__";

    /// <summary>
    /// <c>appsettings.json</c> beside the program (or in <paramref name="folder"/>), then the environment variables
    /// <c>ASSISTANT__Section__Key</c>, then <paramref name="overrides"/> (from the command line): the later wins.
    /// </summary>
    public static IConfigurationBuilder AddAssistantConfiguration(
        this IConfigurationBuilder builder,
        IReadOnlyDictionary<string, string?>? overrides = null,
        string? folder = null)
    {
        builder.AddJsonFile(Path.Combine(folder ?? AppContext.BaseDirectory, "appsettings.json"), optional: true, reloadOnChange: false);
        builder.AddEnvironmentVariables(EnvironmentPrefix);
        return overrides is null ? builder : builder.AddInMemoryCollection(overrides);
    }

    /// <summary>The sections that more than one feature reads. May be called by each of them.</summary>
    public static IServiceCollection AddAssistantOptions(this IServiceCollection services, IConfiguration configuration) => services
        .AddCheckedOptions<DataOptions>(configuration, DataOptions.Section, DataOptions.Check)
        .AddCheckedOptions<DatabaseOptions>(configuration, DatabaseOptions.Section, DatabaseOptions.Check)
        .AddCheckedOptions<ModelOptions>(configuration, ModelOptions.Section, ModelRules.Check)
        .AddCheckedOptions<EmbeddingOptions>(configuration, EmbeddingOptions.Section, EmbeddingRules.Check)
        .AddCheckedOptions<RerankerOptions>(configuration, RerankerOptions.Section, RerankerOptions.Check)
        .AddCheckedOptions<ConversationOptions>(configuration, ConversationOptions.Section, ConversationOptions.Check);

    /// <summary>
    /// Offers a section as <see cref="IOptions{T}"/> and adds its errors to those of <see cref="ValidateConfiguration"/>.
    /// It is read when first asked for, so that sources added after this call count.
    /// </summary>
    /// <param name="check">One sentence for every error, with the key it is about.</param>
    public static IServiceCollection AddCheckedOptions<T>(
        this IServiceCollection services,
        IConfiguration configuration,
        string section,
        Func<T, IEnumerable<string>> check)
        where T : class, new()
    {
        if (services.Any(s => s.ServiceType == typeof(CheckedSection<T>)))
        {
            return services;
        }

        services.AddSingleton(_ => new CheckedSection<T>(configuration, section, check));
        services.AddSingleton<ICheckedSection>(p => p.GetRequiredService<CheckedSection<T>>());
        return services.Replace(ServiceDescriptor.Singleton<IOptions<T>>(p => p.GetRequiredService<CheckedSection<T>>()));
    }

    /// <summary>Reads every section and names all errors at once.</summary>
    /// <exception cref="ConfigurationException">One error or more.</exception>
    public static void ValidateConfiguration(this IServiceProvider services)
    {
        var errors = services.GetServices<ICheckedSection>().SelectMany(s => s.Errors).ToArray();
        if (errors.Length > 0)
        {
            throw new ConfigurationException(errors);
        }
    }
}
