using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Assistant.Core.Tests.Answering.Generated;

/// <summary>A model that says the given pieces.</summary>
internal sealed class ScriptedChatClient(params IReadOnlyList<string> pieces) : IChatClient
{
    public List<ChatMessage> Received { get; } = [];

    public ChatOptions? Options { get; private set; }

    public ChatFinishReason Finish { get; init; } = ChatFinishReason.Stop;

    /// <summary>Thrown after the pieces, when set.</summary>
    public Exception? Failure { get; init; }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Received.AddRange(messages);
        Options = options;
        await Task.CompletedTask;
        foreach (var piece in pieces)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
        }

        if (Failure is not null)
        {
            throw Failure;
        }

        yield return new ChatResponseUpdate { FinishReason = Finish };
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 1200, OutputTokenCount = 85 })]);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("scripted", null, "scripted-model") : null;

    public void Dispose()
    {
    }
}
