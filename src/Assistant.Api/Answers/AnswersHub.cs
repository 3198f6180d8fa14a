using System.Runtime.CompilerServices;
using Assistant.Api.Access;
using Assistant.Api.Problems;
using Assistant.Core.Answering;
using Microsoft.AspNetCore.SignalR;

namespace Assistant.Api.Answers;

/// <summary>The chat page's line: the same answers as the API, one item after the other. Ends with a done or an error item.</summary>
internal sealed class AnswersHub(
    IAnswerService answers,
    CurrentRequester current,
    ExceptionReporter reporter,
    IHostApplicationLifetime lifetime) : Hub
{
    public async IAsyncEnumerable<AnswerItem> Ask(AskRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The token ends with the stream, the connection or the person's 停止; the service's own end is added.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await using var source = OpenAsync(request, ended.Token).GetAsyncEnumerator(ended.Token);
        while (true)
        {
            AnswerItem item;
            try
            {
                if (!await source.MoveNextAsync())
                {
                    yield break;
                }

                item = source.Current;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception exception)
            {
                item = AnswerItem.From(reporter.Describe(exception, Context.ConnectionId));
            }

            yield return item;
            if (item is ErrorItem)
            {
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<AnswerItem> OpenAsync(AskRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await current.FindAsync(Context.GetHttpContext()!, cancellationToken) is not { } requester)
        {
            yield return AnswerItem.From(Failure.NotSignedIn);
            yield break;
        }

        await foreach (var item in answers.AskAsync(request, requester, cancellationToken))
        {
            yield return AnswerItem.From(item);
        }
    }
}
