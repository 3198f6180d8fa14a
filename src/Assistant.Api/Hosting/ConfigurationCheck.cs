using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Options;

namespace Assistant.Api.Hosting;

internal static class ConfigurationCheck
{
    /// <summary>Gathers the errors of checked sections and of options with validators: a wrong configuration is named whole.</summary>
    /// <exception cref="ConfigurationException">One error or more.</exception>
    public static void ValidateEverything(this IServiceProvider services)
    {
        string[] errors = [.. ErrorsOf(services.ValidateConfiguration), .. ErrorsOf(() => services.GetService<IStartupValidator>()?.Validate())];
        if (errors.Length > 0)
        {
            throw new ConfigurationException(errors);
        }
    }

    private static IEnumerable<string> ErrorsOf(Action validate)
    {
        try
        {
            validate();
            return [];
        }
        catch (ConfigurationException invalid)
        {
            return invalid.Errors;
        }
        catch (OptionsValidationException invalid)
        {
            return invalid.Failures;
        }
        catch (AggregateException several) when (several.InnerExceptions.All(e => e is OptionsValidationException))
        {
            return several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(e => e.Failures);
        }
    }
}
