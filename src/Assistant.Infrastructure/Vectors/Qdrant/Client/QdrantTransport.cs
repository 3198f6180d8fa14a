using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

/// <summary>Sends calls: one clock for an attempt and one for all, another attempt where it can help, typed failures.</summary>
internal sealed class QdrantTransport : IDisposable
{
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public QdrantTransport(QdrantConnection connection, TimeProvider time)
    {
        _time = time;

        // A redirect would take the key elsewhere. Connections are renewed, so that a server that moved is found.
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = connection.Timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.All,
        })
        {
            BaseAddress = connection.Address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (connection.ApiKey is not null)
        {
            _http.DefaultRequestHeaders.Add("api-key", connection.ApiKey);
        }
    }

    /// <param name="check">What is wrong with an answer that could be read; null when nothing is.</param>
    /// <exception cref="QdrantException">The last attempt failed and none follows.</exception>
    public async Task<T> SendAsync<T>(QdrantCall call, JsonTypeInfo<T> type, Func<T, QdrantFailure?>? check, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan? delay;
            try
            {
                return await AttemptAsync(call, type, check, call.Budget.Total - _time.GetElapsedTime(start), cancellationToken);
            }
            catch (QdrantException e)
            {
                e.Attempts = attempt;
                delay = QdrantRetry.DelayAfter(e.Failure, attempt, call.Budget.Total - _time.GetElapsedTime(start));
                if (delay is null)
                {
                    throw;
                }
            }

            await Task.Delay(delay.Value, _time, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<T> AttemptAsync<T>(QdrantCall call, JsonTypeInfo<T> type, Func<T, QdrantFailure?>? check, TimeSpan left, CancellationToken cancellationToken)
    {
        if (left <= TimeSpan.Zero)
        {
            throw new QdrantException(call.Operation, new QdrantFailure(QdrantFailureKind.TimedOut));
        }

        using var clock = new CancellationTokenSource(left < call.Budget.Attempt ? left : call.Budget.Attempt, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);
        try
        {
            using var request = Write(call);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode)
            {
                throw new QdrantException(call.Operation, await QdrantErrors.ReadAsync(response, _time.GetUtcNow(), either.Token));
            }

            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            var answer = await JsonSerializer.DeserializeAsync(body, type, either.Token);
            var failure = answer is null ? new QdrantFailure(QdrantFailureKind.InvalidResponse) : check?.Invoke(answer);
            return failure is null ? answer! : throw new QdrantException(call.Operation, failure with { Status = (int)response.StatusCode });
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new QdrantException(call.Operation, new QdrantFailure(QdrantFailureKind.TimedOut), e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new QdrantException(call.Operation, new QdrantFailure(QdrantFailureKind.Unreachable), e);
        }
        catch (JsonException e)
        {
            throw new QdrantException(call.Operation, new QdrantFailure(QdrantFailureKind.InvalidResponse), e);
        }
    }

    private static HttpRequestMessage Write(QdrantCall call)
    {
        var request = new HttpRequestMessage(call.Method, call.Path);
        if (call.Body is { } body)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }
}
