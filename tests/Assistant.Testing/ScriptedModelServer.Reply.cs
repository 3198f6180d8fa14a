using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Assistant.Testing;

/// <summary>What happens to one reply, step by step.</summary>
public abstract record ScriptedStep
{
    private ScriptedStep()
    {
    }

    public sealed record Send(string Text) : ScriptedStep;

    /// <summary>Holds the reply until a test lets it go on.</summary>
    public sealed record Wait(Task Until) : ScriptedStep;

    /// <summary>Sends nothing more until the client goes.</summary>
    public sealed record Hang : ScriptedStep;

    /// <summary>The connection breaks.</summary>
    public sealed record Cut : ScriptedStep;
}

/// <summary>One reply of the <see cref="ScriptedModelServer"/>.</summary>
public sealed record ScriptedReply(int Status, string ContentType, IReadOnlyList<ScriptedStep> Steps)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A whole answer in these pieces, ended properly, with 100 input and 20 output tokens.</summary>
    public static ScriptedReply Text(params IReadOnlyList<string> pieces) =>
        EventStream([.. pieces.Select(Piece), Finish("stop"), Usage(100, 20), Done]);

    public static ScriptedReply EventStream(params IReadOnlyList<ScriptedStep> steps) => new(200, "text/event-stream", steps);

    /// <summary>An answer that names why it ended.</summary>
    public static ScriptedReply FinishedBy(string reason, params IReadOnlyList<string> pieces) =>
        EventStream([.. pieces.Select(Piece), Finish(reason), Usage(100, 20), Done]);

    /// <summary>An error in the protocol's form.</summary>
    public static ScriptedReply Error(int status, string code, string? parameter = null, string message = "scripted") => new(
        status,
        "application/json",
        [new ScriptedStep.Send(JsonSerializer.Serialize(new { error = new { message, type = "scripted", param = parameter, code } }, Json))]);

    public static ScriptedReply RateLimited(string? retryAfter) => retryAfter is null
        ? Error(429, "rate_limit_exceeded")
        : Error(429, "rate_limit_exceeded").With("Retry-After", retryAfter);

    /// <summary>Answers with these pieces and then nothing more.</summary>
    public static ScriptedReply HangsAfter(params IReadOnlyList<string> pieces) =>
        EventStream([.. pieces.Select(Piece), new ScriptedStep.Hang()]);

    /// <summary>Breaks the connection; after pieces only when the test says that they have arrived, since a reset overtakes data.</summary>
    public static ScriptedReply CutAfter(Task arrived, params IReadOnlyList<string> pieces) =>
        EventStream([.. pieces.Select(Piece), new ScriptedStep.Wait(arrived), new ScriptedStep.Cut()]);

    public ScriptedReply With(string header, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers, StringComparer.Ordinal) { [header] = value } };

    public static ScriptedStep Piece(string text) => Chunk(new { content = text }, null);

    public static ScriptedStep Finish(string reason) => Chunk(new { }, reason);

    public static ScriptedStep Done { get; } = new ScriptedStep.Send("data: [DONE]\n\n");

    public static ScriptedStep Usage(int input, int output) => Event(new
    {
        id = "scripted",
        @object = "chat.completion.chunk",
        created = 1_775_000_000,
        model = "scripted",
        choices = Array.Empty<object>(),
        usage = new { prompt_tokens = input, completion_tokens = output, total_tokens = input + output },
    });

    public static ScriptedStep Raw(string data) => new ScriptedStep.Send(string.Create(CultureInfo.InvariantCulture, $"data: {data}\n\n"));

    private static ScriptedStep Chunk(object delta, string? finishReason) => Event(new
    {
        id = "scripted",
        @object = "chat.completion.chunk",
        created = 1_775_000_000,
        model = "scripted",
        choices = new[] { new { index = 0, delta, finish_reason = finishReason } },
    });

    private static ScriptedStep Event(object value) => Raw(JsonSerializer.Serialize(value, Json));
}
