using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Assistant.Testing;

/// <summary>
/// A model server on this machine that speaks from a script (chat completions, embeddings, rerank): one reply a request, in order.
/// When the script is used up it answers with <see cref="Default"/>, or with status 418 so that a test notices.
/// </summary>
public sealed class ScriptedModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ScriptedReply> _script;
    private readonly ConcurrentQueue<ScriptedModelRequest> _requests = new();
    private readonly TaskCompletionSource _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _clientGone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ScriptedModelServer(WebApplication app, IEnumerable<ScriptedReply> script)
    {
        _app = app;
        _script = new ConcurrentQueue<ScriptedReply>(script);
    }

    /// <summary>What <c>Model:Endpoint</c> is set to; for Azure the address without its path.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>The reply for every request after the script; null means that such a request is a mistake.</summary>
    public ScriptedReply? Default { get; set; }

    /// <summary>Makes the reply for every request after the script from the request, before <see cref="Default"/>.</summary>
    public Func<ScriptedModelRequest, ScriptedReply>? Answer { get; set; }

    public IReadOnlyList<ScriptedModelRequest> Requests => [.. _requests];

    /// <summary>Completes when a reply has come to the point from which it sends nothing more.</summary>
    public Task Hanging => _hanging.Task;

    /// <summary>Completes when the server sees that a client has gone while a reply hung.</summary>
    public Task ClientGone => _clientGone.Task;

    public static async Task<ScriptedModelServer> StartAsync(params IReadOnlyList<ScriptedReply> script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ScriptedModelServer(app, script);
        app.MapPost("/{**path}", server.AnswerAsync);
        await app.StartAsync();
        server.Endpoint = new Uri($"{app.Urls.Single()}/v1");
        return server;
    }

    public void Enqueue(params IReadOnlyList<ScriptedReply> replies)
    {
        foreach (var reply in replies)
        {
            _script.Enqueue(reply);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A reply that hangs would hold a graceful stop: the server is gone at once instead.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new ScriptedModelRequest(context.Request.Path, headers, body.RootElement.Clone());
        _requests.Enqueue(request);
        var reply = _script.TryDequeue(out var next)
            ? next
            : Answer?.Invoke(request) ?? Default ?? ScriptedReply.Error(StatusCodes.Status418ImATeapot, "script_used_up");

        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        try
        {
            foreach (var step in reply.Steps)
            {
                await PlayAsync(step, context);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            _clientGone.TrySetResult();
        }
    }

    private async Task PlayAsync(ScriptedStep step, HttpContext context)
    {
        switch (step)
        {
            case ScriptedStep.Send(var text):
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                break;
            case ScriptedStep.Wait(var until):
                await until.WaitAsync(context.RequestAborted);
                break;
            case ScriptedStep.Hang:
                // Headers alone never reach the client before the first flush.
                await context.Response.Body.FlushAsync(context.RequestAborted);
                _hanging.TrySetResult();
                await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
                break;
            case ScriptedStep.Cut:
                context.Abort();
                break;
        }
    }
}

/// <param name="Body">The JSON that was posted.</param>
public sealed record ScriptedModelRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    /// <summary>Role and text of each message.</summary>
    public IReadOnlyList<(string Role, string Text)> Messages =>
        [.. Body.GetProperty("messages").EnumerateArray().Select(m => (m.GetProperty("role").GetString()!, TextOf(m.GetProperty("content"))))];

    /// <summary>The texts of an embedding request.</summary>
    public IReadOnlyList<string> Input => [.. Body.GetProperty("input").EnumerateArray().Select(text => text.GetString()!)];

    private static string TextOf(JsonElement content) => content.ValueKind == JsonValueKind.String
        ? content.GetString()!
        : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
}
