using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Testing.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Assistant.Testing.Qdrant;

/// <summary>
/// A server on this machine that answers like Qdrant 1.19, as far as this product asks it. It compares every vector, so its
/// rankings are exact. Every exchange with it is kept, for checks against the published description.
/// </summary>
public sealed partial class QdrantTestServer : IAsyncDisposable
{
    private const int MostBytes = 32 * 1024 * 1024;
    private readonly Lock _lock = new();
    private readonly WebApplication _app;
    private readonly string? _apiKey;
    private readonly QdrantStore _store = new();
    private readonly List<QdrantFault> _faults = [];
    private readonly ConcurrentQueue<HttpExchange> _exchanges = new();
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _hanging = new(0);
    private long _operations;

    private QdrantTestServer(WebApplication app, string? apiKey)
    {
        _app = app;
        _apiKey = apiKey;
    }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>What <c>GET /</c> says.</summary>
    public string Version { get; set; } = "1.19.0";

    public IReadOnlyList<HttpExchange> Exchanges => [.. _exchanges];

    public IReadOnlyList<string> Collections
    {
        get
        {
            lock (_lock)
            {
                return [.. _store.Names];
            }
        }
    }

    public static async Task<QdrantTestServer> StartAsync(string? apiKey = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new QdrantTestServer(app, apiKey);
        server.MapRoutes(app);
        await app.StartAsync();
        return server;
    }

    /// <summary>Goes wrong at the next request of its operation, each once and in this order.</summary>
    public void Enqueue(params IReadOnlyList<QdrantFault> faults)
    {
        lock (_lock)
        {
            _faults.AddRange(faults);
        }
    }

    /// <summary>Completes when one more request has come to the point from which nothing is answered.</summary>
    public Task HangingAsync(CancellationToken cancellationToken) => _hanging.WaitAsync(cancellationToken);

    /// <summary>As after the loss of the disk.</summary>
    public void Wipe()
    {
        lock (_lock)
        {
            _store.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _stopping.TrySetResult();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _hanging.Dispose();
    }

    private void Map(IEndpointRouteBuilder app, string method, string path, string operation, Func<QdrantRequest, JsonNode?> answer) =>
        app.MapMethods(path, [method], (HttpContext context) => AnswerAsync(context, operation, answer));

    private async Task AnswerAsync(HttpContext context, string operation, Func<QdrantRequest, JsonNode?> answer)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var fault = TakeFault(operation);
        if (fault is QdrantFault.Hang)
        {
            _hanging.Release();
            await _stopping.Task.WaitAsync(context.RequestAborted);
        }

        var reply = fault is null or QdrantFault.LoseAnswer or QdrantFault.Unfinished
            ? Carry(context, buffer.ToArray(), fault as QdrantFault.Unfinished, operation, answer)
            : Broken(fault);
        if (fault is QdrantFault.Drop or QdrantFault.LoseAnswer or QdrantFault.Hang)
        {
            context.Abort();
            return;
        }

        // A gateway's page is nothing that Qdrant's description could know.
        if (fault is not QdrantFault.Page)
        {
            Keep(context, buffer.ToArray(), reply);
        }

        context.Response.StatusCode = reply.Status;
        if (reply.RetryAfter is not null)
        {
            context.Response.Headers.RetryAfter = reply.RetryAfter;
        }

        context.Response.ContentType = reply.ContentType;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(reply.Body), context.RequestAborted);
    }

    private QdrantFault? TakeFault(string operation)
    {
        lock (_lock)
        {
            var fault = _faults.Find(f => f.Operation is null || f.Operation == operation);
            if (fault is not null)
            {
                _faults.Remove(fault);
            }

            return fault;
        }
    }

    private QdrantReply Carry(HttpContext context, byte[] body, QdrantFault.Unfinished? unfinished, string operation, Func<QdrantRequest, JsonNode?> answer)
    {
        if (_apiKey is not null && operation != "root" && context.Request.Headers["api-key"] != _apiKey)
        {
            return new QdrantReply(StatusCodes.Status401Unauthorized, "text/plain", "Must provide an API key or an Authorization bearer token");
        }

        try
        {
            using var document = body.Length == 0 ? null : Parse(context, body);
            lock (_lock)
            {
                var request = new QdrantRequest(context.Request.RouteValues["name"] as string ?? "", document?.RootElement ?? default, context.Request.Query["wait"] == "true", unfinished?.Status);
                var result = answer(request);
                return QdrantReply.Json(StatusCodes.Status200OK, operation == "root" ? result! : new JsonObject { ["result"] = result, ["status"] = "ok", ["time"] = 0.0001 });
            }
        }
        catch (QdrantRefusal refusal)
        {
            return QdrantReply.Error(refusal.Status, refusal.Message);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return QdrantReply.Error(StatusCodes.Status400BadRequest, $"Format error in JSON body: {e.Message}");
        }
    }

    private static JsonDocument Parse(HttpContext context, byte[] body)
    {
        if (body.Length > MostBytes)
        {
            throw QdrantRefusal.Malformed("payload is larger than allowed");
        }

        return context.Request.ContentType == "application/json" ? JsonDocument.Parse(body) : throw QdrantRefusal.Malformed("Content type error");
    }

    private static QdrantReply Broken(QdrantFault fault) => fault switch
    {
        QdrantFault.Error error => QdrantReply.Error(error.Status, "Service internal error: of the test", error.RetryAfter),
        QdrantFault.Page page => new QdrantReply(page.Status, "text/html", "<html>Bad gateway</html>"),
        _ => new QdrantReply(StatusCodes.Status500InternalServerError, null, ""),
    };

    private void Keep(HttpContext context, byte[] body, QdrantReply reply)
    {
        JsonElement? request = null;
        if (body.Length > 0)
        {
            using var document = JsonDocument.Parse(body);
            request = document.RootElement.Clone();
        }

        var query = context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        _exchanges.Enqueue(new HttpExchange(context.Request.Method, context.Request.Path, query, request, reply.Status, reply.ContentType, reply.Body));
    }
}

/// <param name="Unfinished">The state in which a write is left, if a test wants that.</param>
internal sealed record QdrantRequest(string Name, JsonElement Body, bool Waits, string? Unfinished);

internal sealed record QdrantReply(int Status, string? ContentType, string Body, string? RetryAfter = null)
{
    public static QdrantReply Json(int status, JsonNode body) => new(status, "application/json", body.ToJsonString());

    public static QdrantReply Error(int status, string message, string? retryAfter = null) =>
        Json(status, new JsonObject { ["status"] = new JsonObject { ["error"] = message }, ["time"] = 0.0001 }) with { RetryAfter = retryAfter };
}
