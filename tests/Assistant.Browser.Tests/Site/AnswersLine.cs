using System.Runtime.CompilerServices;
using System.Security.Claims;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Microsoft.AspNetCore.SignalR;

namespace Assistant.Browser.Tests.Site;

/// <summary>The hub as the pages see it.</summary>
internal sealed class AnswersLine(IAnswerService answers, SamplePeople people) : Hub
{
    public async IAsyncEnumerable<object> Ask(AskRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var account = await people.FindAsync(Context.User!.FindFirstValue(ClaimTypes.NameIdentifier)!, cancellationToken);
        await foreach (var item in answers.AskAsync(request, account!.ToRequester(), cancellationToken))
        {
            yield return item switch
            {
                AnswerStatus status => new { type = "status", status.Stage, status.Message, status.Passages },
                AnswerDelta delta => new { type = "delta", delta.Text },
                AnswerCited cited => new { type = "citation", cited.Citation },
                AnswerDone done => new { type = "done", done.Response },
                AnswerFailed failed => (object)new { type = "error", failed.Code, failed.Message, failed.NextStep, failed.AnswerId, failed.ConversationId },
                _ => throw new InvalidOperationException(),
            };
        }
    }
}
