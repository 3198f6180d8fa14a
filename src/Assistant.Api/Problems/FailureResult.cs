namespace Assistant.Api.Problems;

internal sealed class FailureResult(Failure failure) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => httpContext.WriteProblemAsync(failure);
}
