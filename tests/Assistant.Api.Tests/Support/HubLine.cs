using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Assistant.Core.Access;

namespace Assistant.Api.Tests.Support;

/// <summary>
/// The answers hub over a bare WebSocket in SignalR's JSON protocol: messages are JSON texts ended by U+001E.
/// Types: 2 stream item, 3 completion, 4 stream invocation, 5 cancel invocation, 6 ping, 7 close.
/// </summary>
internal sealed class HubLine : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly Queue<string> _pending = new();
    private readonly StringBuilder _partial = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<HubLine> OpenAsync(ApiServer server, UserAccount person) => OpenAsync(server, server.Cookie(person), "same-origin");

    /// <exception cref="WebSocketException">The handshake was refused.</exception>
    public static Task<HubLine> OpenAsync(ApiServer server, string? cookie, string? site = null, string? origin = null, string? key = null) =>
        OpenAsync(server.Address, cookie, site, origin, key);

    public static async Task<HubLine> OpenAsync(Uri address, string? cookie, string? site = null, string? origin = null, string? key = null)
    {
        var line = new HubLine();
        SetHeader("Cookie", cookie);
        SetHeader("Sec-Fetch-Site", site);
        SetHeader("Origin", origin);
        SetHeader("Authorization", key is null ? null : $"Bearer {key}");
        line._socket.Options.CollectHttpResponseDetails = true;
        await line._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/hubs/answers" }.Uri, Cancellation);
        await line.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await line.ReceiveTextAsync());
        return line;

        void SetHeader(string name, string? value)
        {
            if (value is not null)
            {
                line._socket.Options.SetRequestHeader(name, value);
            }
        }
    }

    public Task AskAsync(string argument, string id = "1") =>
        SendAsync($$"""{"type":4,"invocationId":"{{id}}","target":"Ask","arguments":[{{argument}}]}""");

    public Task CancelAsync(string id = "1") => SendAsync($$"""{"type":5,"invocationId":"{{id}}"}""");

    /// <summary>Items up to the completion, which must carry no error.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadToEndAsync()
    {
        var items = new List<JsonElement>();
        while (await NextAsync() is { } item)
        {
            items.Add(item);
        }

        return items;
    }

    /// <summary>The next item; null when the stream is complete.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        while (true)
        {
            var message = JsonDocument.Parse(await ReceiveTextAsync()).RootElement;
            switch (message.GetProperty("type").GetInt32())
            {
                case 2:
                    return message.GetProperty("item");
                case 3:
                    Assert.False(message.TryGetProperty("error", out var error), error.ToString());
                    return null;
                case 7:
                    throw new InvalidOperationException(message.ToString());
            }
        }
    }

    public void Abort() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
        {
            await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        }

        _socket.Dispose();
    }

    public async Task<string> ReceiveTextAsync()
    {
        var buffer = new byte[4096];
        var decoder = Encoding.UTF8.GetDecoder();
        var chars = new char[4096];
        while (_pending.Count == 0)
        {
            var received = await _socket.ReceiveAsync(buffer, Cancellation);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidOperationException($"Closed: {received.CloseStatusDescription}");
            }

            foreach (var c in chars.AsSpan(0, decoder.GetChars(buffer, 0, received.Count, chars, 0)))
            {
                if (c != End)
                {
                    _partial.Append(c);
                    continue;
                }

                _pending.Enqueue(_partial.ToString());
                _partial.Clear();
            }
        }

        return _pending.Dequeue();
    }

    private Task SendAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, Cancellation);
}
