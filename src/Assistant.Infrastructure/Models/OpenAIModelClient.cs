using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI.Chat;
using ChatFinishReason = OpenAI.Chat.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Assistant.Infrastructure.Models;

/// <summary>
/// Text chat over the official client: tries again before the first token, watches the time, and turns every failure into a
/// <see cref="Core.Answering.Generated.ModelException"/>.
/// </summary>
internal sealed partial class OpenAIModelClient : IChatClient
{
    private readonly ModelConnection _connection;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpClient _http;
    private readonly ChatClient _client;
    private readonly ModelRetry _retry;
    private readonly OpenAIRequests _requests;

    public OpenAIModelClient(ModelConnection connection, TimeProvider time, ILogger<OpenAIModelClient> logger)
    {
        _connection = connection;
        _time = time;
        _logger = logger;
        _http = OpenAIClients.CreateHttp();
        _client = OpenAIClients.CreateChat(connection, _http);
        _retry = new ModelRetry(connection.MaxAttempts, connection.MaxRetryDelay);
        _requests = new OpenAIRequests(connection.Provider);
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var deadline = new ModelDeadline(_connection.Timeout, _time, cancellationToken);
        await using var stream = await OpenAsync(OpenAIRequests.Messages(messages), options, deadline, cancellationToken);
        do
        {
            yield return OpenAIRequests.Update(stream.Current);
        }
        while (await MoveNextAsync(stream, deadline, cancellationToken));
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(_connection.Provider, _connection.Endpoint, _connection.Chat)
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A stream that stands at its first token, after as many attempts as the policy allows.</summary>
    private async Task<ModelStream> OpenAsync(IReadOnlyList<OpenAI.Chat.ChatMessage> messages, ChatOptions? options, ModelDeadline deadline, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var request = _requests.Options(options);
            var (stream, failure) = await AttemptAsync(messages, request, deadline, cancellationToken);
            if (stream is not null)
            {
                return stream;
            }

            if (_requests.Adapt(request, failure!))
            {
                attempt--;
                continue;
            }

            var delay = _retry.DelayAfter(failure!, attempt);
            if (delay is null)
            {
                throw Fail(ModelRetry.GivenUp(failure!));
            }

            LogRetry(failure!.Code, failure.Status, attempt, delay.Value);
            try
            {
                await Task.Delay(delay.Value, _time, deadline.Token);
            }
            catch (OperationCanceledException) when (deadline.TimedOut)
            {
                // The last failure says more than "timed out".
                throw Fail(failure);
            }
        }
    }

    private async Task<(ModelStream? Stream, ModelFailure? Failure)> AttemptAsync(
        IReadOnlyList<OpenAI.Chat.ChatMessage> messages, ChatCompletionOptions request, ModelDeadline deadline, CancellationToken cancellationToken)
    {
        deadline.Expect(_connection.FirstTokenTimeout);
        var stream = new ModelStream(_client.CompleteChatStreamingAsync(messages, request, deadline.Token));
        ModelFailure? failure = null;
        try
        {
            if (await stream.MoveToFirstTokenAsync())
            {
                return (stream, null);
            }

            failure = stream.FailureAtEnd;
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is not OperationCanceledException)
        {
            // A connection that the cancellation broke is a cancellation.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && FailureOf(exception, stream, deadline) is { } found)
        {
            failure = found;
        }
        finally
        {
            deadline.Rest();
            if (failure is not null || !stream.Begun)
            {
                await stream.DisposeAsync();
            }
        }

        return (null, failure);
    }

    private async Task<bool> MoveNextAsync(ModelStream stream, ModelDeadline deadline, CancellationToken cancellationToken)
    {
        deadline.Expect(_connection.TokenTimeout);
        try
        {
            if (await stream.MoveNextAsync())
            {
                return true;
            }
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is not OperationCanceledException)
        {
            // A connection that the cancellation broke is a cancellation.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && FailureOf(exception, stream, deadline) is { } failure)
        {
            throw Fail(failure);
        }
        finally
        {
            deadline.Rest();
        }

        return stream.FailureAtEnd is { } atEnd ? throw Fail(atEnd) : false;
    }

    private ModelFailure? FailureOf(Exception exception, ModelStream stream, ModelDeadline deadline) =>
        deadline.TimedOut ? ModelFailure.TimedOut : ModelFailures.From(exception, stream.Begun, _time.GetUtcNow());

    private Core.Answering.Generated.ModelException Fail(ModelFailure failure)
    {
        LogFailure(failure.Code, failure.Status);
        return failure.ToException();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Model gave {Code} (status {Status}) at attempt {Attempt}; trying again in {Delay}")]
    private partial void LogRetry(string code, int status, int attempt, TimeSpan delay);

    [LoggerMessage(Level = LogLevel.Error, Message = "Model gave no whole answer: {Code} (status {Status})")]
    private partial void LogFailure(string code, int status);
}
