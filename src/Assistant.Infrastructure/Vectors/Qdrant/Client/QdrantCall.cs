using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

/// <summary>One operation, written once and sent as often as needed.</summary>
/// <param name="Operation">Its id in Qdrant's description, for the log.</param>
/// <param name="Path">Relative to the server's address.</param>
internal sealed record QdrantCall(string Operation, HttpMethod Method, string Path, QdrantBudget Budget)
{
    public ReadOnlyMemory<byte>? Body { get; private init; }

    public QdrantCall With<T>(T body, JsonTypeInfo<T> type) => this with { Body = JsonSerializer.SerializeToUtf8Bytes(body, type) };

    /// <summary>The server gives up when nobody waits for it any more.</summary>
    public QdrantCall WithTimeout()
    {
        var seconds = Math.Max(1, (int)Budget.Attempt.TotalSeconds);
        var separator = Path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return this with { Path = string.Create(CultureInfo.InvariantCulture, $"{Path}{separator}timeout={seconds}") };
    }
}
