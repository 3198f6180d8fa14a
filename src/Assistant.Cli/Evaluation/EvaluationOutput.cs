using Assistant.Core.Answering;

namespace Assistant.Cli.Evaluation;

/// <summary>The JSON of <c>eval answers</c>; names are the outer contract.</summary>
internal sealed record EvaluationOutput(IReadOnlyList<EvaluationItem> Items, EvaluationTotal Answerable, EvaluationTotal Unanswerable)
{
    public static EvaluationOutput Of(IReadOnlyList<QuestionLine> questions, IReadOnlyList<EvaluationItem> items) =>
        new(items, Total(questions, items, answerable: true), Total(questions, items, answerable: false));

    private static EvaluationTotal Total(IReadOnlyList<QuestionLine> questions, IReadOnlyList<EvaluationItem> items, bool answerable)
    {
        var chosen = questions.Zip(items).Where(pair => pair.First.Answerable == answerable).ToList();
        return new EvaluationTotal(chosen.Count, chosen.Count(pair => pair.Second.Passed));
    }
}

internal sealed record EvaluationItem(string Id, bool Passed, string Reason, AnswerResponse Response);

internal sealed record EvaluationTotal(int Total, int Passed);
