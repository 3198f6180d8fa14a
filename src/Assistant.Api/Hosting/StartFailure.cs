using Assistant.Core.Errors;
using Assistant.Infrastructure.Configuration;

namespace Assistant.Api.Hosting;

/// <summary>Why the service did not start, one line an error: <c>error: CODE: message</c>.</summary>
internal static class StartFailure
{
    public static IEnumerable<string> Describe(Exception exception) => exception switch
    {
        ConfigurationException invalid => invalid.Errors.Select(e => $"error: {invalid.Code}: {e}"),
        AssistantException known => [$"error: {known.Code}: {known.Message}{known.NextStep}"],
        _ => [$"error: start_failed: {exception.GetType().Name}: {exception.Message}"],
    };
}
