namespace Assistant.Infrastructure.Models;

/// <summary>Where the model is and how long it is waited for. Made by <see cref="ModelConnectionReader"/>, so always valid.</summary>
internal sealed record ModelConnection
{
    public required string Provider { get; init; }

    /// <summary>The address to which <c>chat/completions</c> is added; ends with a slash.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Null: Azure signs in with its identity, a compatible server asks for none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Name of the model; for Azure the name of the deployment.</summary>
    public required string Chat { get; init; }

    /// <summary>A user-assigned identity of Azure; null for the system-assigned one.</summary>
    public string? ManagedIdentityClientId { get; init; }

    /// <summary>For the whole answer, attempts and waits included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>From one attempt's request to its first token.</summary>
    public TimeSpan FirstTokenTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Between two pieces of a stream.</summary>
    public TimeSpan TokenTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>1 means that nothing is tried again.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>A longer wait that a server asks for is told to the person instead of waited out.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(20);

    // A record prints all its members: the key must not reach a log that way.
    public override string ToString() => $"{Provider} {Endpoint} {Chat}";
}
