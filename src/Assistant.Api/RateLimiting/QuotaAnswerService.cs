using Assistant.Core.Access;
using Assistant.Core.Answering;

namespace Assistant.Api.RateLimiting;

/// <summary>Stands before the answer service, so that no way to ask (page, API, hub) goes around the person's quota.</summary>
internal sealed class QuotaAnswerService([FromKeyedServices(QuotaAnswerService.Unlimited)] IAnswerService answers, UserQuota quota) : IAnswerService
{
    /// <summary>Key of the service that answers.</summary>
    public const string Unlimited = "unlimited";

    /// <exception cref="RateLimitExceededException">At once, before anything is stored.</exception>
    public IAsyncEnumerable<AnswerEvent> AskAsync(AskRequest request, Requester requester, CancellationToken cancellationToken)
    {
        quota.TakeAnswer(requester.UserId);
        return answers.AskAsync(request, requester, cancellationToken);
    }
}
