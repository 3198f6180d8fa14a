using Assistant.Core.Answering;
using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Models;

/// <summary>The server of <c>Model:Endpoint</c>.</summary>
internal sealed class ModelProvider(IOptions<ModelOptions> options) : IModelProvider
{
    public string? Host => options.Value is { IsConfigured: true } model && Uri.TryCreate(model.Endpoint ?? ModelOptions.OpenAIEndpoint, UriKind.Absolute, out var address)
        ? address.Host
        : null;
}
