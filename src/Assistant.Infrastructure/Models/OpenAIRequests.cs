using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AIChatMessage = Microsoft.Extensions.AI.ChatMessage;
using AIChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = OpenAI.Chat.ChatMessage;

namespace Assistant.Infrastructure.Models;

/// <summary>Between the neutral types of the seam and those of the official client.</summary>
internal sealed class OpenAIRequests(string provider)
{
    private volatile bool _sendTemperature = true;

    /// <summary>
    /// Reasoning models refuse a temperature of one's own. The name of a deployment does not tell which kind it is, so the
    /// first refusal does; from then on none is sent.
    /// </summary>
    /// <returns>True when the same request is worth sending again at once.</returns>
    public bool Adapt(ChatCompletionOptions sent, ModelFailure failure)
    {
        if (sent.Temperature is null || failure is not { Status: 400, Parameter: "temperature" })
        {
            return false;
        }

        _sendTemperature = false;
        return true;
    }

    public ChatCompletionOptions Options(ChatOptions? options)
    {
        var result = new ChatCompletionOptions();
        if (_sendTemperature)
        {
            result.Temperature = options?.Temperature;
        }

        if (options?.MaxOutputTokens is { } limit)
        {
            // Compatible servers know the older name; OpenAI's newer models take only the newer one.
            if (provider == ModelOptions.OpenAICompatible)
            {
#pragma warning disable SCME0001 // The older name has no property of its own any more; the package version is pinned.
                result.Patch.Set("$.max_tokens"u8, limit);
#pragma warning restore SCME0001
            }
            else
            {
                result.MaxOutputTokenCount = limit;
            }
        }

        return result;
    }

    public static IReadOnlyList<ChatMessage> Messages(IEnumerable<AIChatMessage> messages) => [.. messages.Select(Message)];

    public static ChatResponseUpdate Update(StreamingChatCompletionUpdate update)
    {
        var result = new ChatResponseUpdate
        {
            Role = ChatRole.Assistant,
            ResponseId = update.CompletionId,
            ModelId = update.Model,
            FinishReason = update.FinishReason is { } reason ? FinishReason(reason) : null,
        };
        foreach (var part in update.ContentUpdate.Where(part => !string.IsNullOrEmpty(part.Text)))
        {
            result.Contents.Add(new TextContent(part.Text));
        }

        if (update.Usage is { } usage)
        {
            result.Contents.Add(new UsageContent(new UsageDetails
            {
                InputTokenCount = usage.InputTokenCount,
                OutputTokenCount = usage.OutputTokenCount,
                TotalTokenCount = usage.TotalTokenCount,
            }));
        }

        return result;
    }

    private static ChatMessage Message(AIChatMessage message) =>
        message.Contents.Any(content => content is not TextContent) ? throw new NotSupportedException("Only messages of text are sent to the model.")
        : message.Role == ChatRole.System ? new SystemChatMessage(message.Text)
        : message.Role == ChatRole.User ? new UserChatMessage(message.Text)
        : message.Role == ChatRole.Assistant ? new AssistantChatMessage(message.Text)
        : throw new NotSupportedException("Only the roles system, user and assistant are sent to the model.");

    private static AIChatFinishReason FinishReason(OpenAI.Chat.ChatFinishReason reason) => reason switch
    {
        OpenAI.Chat.ChatFinishReason.Stop => AIChatFinishReason.Stop,
        OpenAI.Chat.ChatFinishReason.Length => AIChatFinishReason.Length,
        OpenAI.Chat.ChatFinishReason.ContentFilter => AIChatFinishReason.ContentFilter,
        _ => AIChatFinishReason.ToolCalls,
    };
}
