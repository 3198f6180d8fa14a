using System.Runtime.CompilerServices;
using Assistant.Core.Answering;

namespace Assistant.Infrastructure.Tests.Answering;

/// <summary>A model that writes what the test says and remembers what it was given.</summary>
internal sealed class SpyComposer : IAnswerComposer
{
    public string Mode => "generated";

    public string? Model { get; set; } = "test";

    public string Answer { get; set; } = "電子契約は2023年7月に始まりました。";

    public string[]? Pieces { get; set; }

    public int Given { get; private set; }

    public List<string> Questions { get; } = [];

    public IReadOnlyList<ConversationTurn> History { get; private set; } = [];

    public AskedMaterial Material { get; private set; } = AskedMaterial.None;

    public async IAsyncEnumerable<ComposerItem> ComposeAsync(ComposerInput input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        Questions.Add(input.Question);
        History = input.History;
        Material = input.Material;
        foreach (var piece in Pieces ?? [Answer])
        {
            Given++;
            yield return new ComposerText(piece);
        }

        yield return new ComposerDraft(new AnswerDraft(TurnStates.Answered, string.Concat(Pieces ?? [Answer]), [], [], TokenUsage.None, "0"));
    }
}
