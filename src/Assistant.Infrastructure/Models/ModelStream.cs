using System.ClientModel;
using OpenAI.Chat;

namespace Assistant.Infrastructure.Models;

/// <summary>One attempt's stream; knows whether it has begun to answer and whether its end was a proper one.</summary>
internal sealed class ModelStream(AsyncCollectionResult<StreamingChatCompletionUpdate> updates) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<StreamingChatCompletionUpdate> _updates = updates.GetAsyncEnumerator();
    private ChatFinishReason? _finish;
    private bool _refused;
    private bool _any;

    public StreamingChatCompletionUpdate Current => _updates.Current;

    /// <summary>A token has come.</summary>
    public bool Begun { get; private set; }

    /// <summary>Null when the stream ended as it should.</summary>
    public ModelFailure? FailureAtEnd =>
        _refused || _finish == ChatFinishReason.ContentFilter ? ModelFailure.ContentFiltered
        : !_any ? ModelFailure.InvalidResponse
        : _finish is null ? ModelFailure.StreamInterrupted
        : !Begun ? ModelFailure.InvalidResponse
        : null;

    /// <summary>False when the stream ended before a token: <see cref="FailureAtEnd"/> says why.</summary>
    public async Task<bool> MoveToFirstTokenAsync()
    {
        while (await MoveNextAsync())
        {
            if (Begun)
            {
                return true;
            }
        }

        return false;
    }

    public async Task<bool> MoveNextAsync()
    {
        if (!await _updates.MoveNextAsync())
        {
            return false;
        }

        var update = _updates.Current;
        _any = true;
        _finish ??= update.FinishReason;
        _refused |= !string.IsNullOrEmpty(update.RefusalUpdate);
        Begun |= update.ContentUpdate.Any(part => !string.IsNullOrEmpty(part.Text));
        return true;
    }

    public ValueTask DisposeAsync() => _updates.DisposeAsync();
}
