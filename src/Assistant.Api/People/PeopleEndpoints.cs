using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Rights;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Api.People;

/// <summary>The people of the service, for administrators.</summary>
internal static class PeopleEndpoints
{
    /// <summary>A list of ten thousand people takes about one megabyte.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    public static RouteGroupBuilder MapPeopleEndpoints(this RouteGroupBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("people").RequireAuthorization(Roles.Admin);
        people.MapGet("", ListAsync)
            .WithName("listPeople")
            .WithSummary("利用者の一覧です。役割、所属、職位、使える期間、研修日を返します。")
            .WithMetadata(new AuditedAttribute(AuditActions.PeopleRead))
            .ProducesFailures(503);
        people.MapPut("/{id}/roles", SetRolesAsync)
            .WithName("setRoles")
            .WithSummary("役割を決め直します。")
            .ProducesFailures(400, 404, 409, 503);
        people.MapPost("/{id}/enable", (string id, IUserDirectory directory, CancellationToken token) => SetEnabledAsync(id, directory, enabled: true, token))
            .WithName("enablePerson")
            .WithSummary("サインインを再開します。")
            .ProducesFailures(404, 503);
        people.MapPost("/{id}/disable", (string id, IUserDirectory directory, CancellationToken token) => SetEnabledAsync(id, directory, enabled: false, token))
            .WithName("disablePerson")
            .WithSummary("サインインを停止します。鍵も使えなくなります。")
            .ProducesFailures(404, 409, 503);
        people.MapPost("/{id}/password", ResetAsync)
            .WithName("resetPassword")
            .WithSummary("1回だけ使えるパスワードを作り直します。表示は1回だけです。")
            .ProducesFailures(404, 503);
        people.MapPost("/{id}/trainings", TrainAsync)
            .WithName("recordTraining")
            .WithSummary("研修日を記録します。")
            .ProducesFailures(400, 404, 503);
        people.MapPost("/import", ImportAsync)
            .Accepts<string>("text/csv")
            .WithName("importPeople")
            .WithSummary("利用者をまとめて登録します（CSV）。dryRun=true は、確かめるだけです。")
            .ProducesFailures(400, 409, 413, 415, 503);
        return api;
    }

    private static async Task<PeopleList> ListAsync(IUserDirectory directory, IRightsToUse rights, CancellationToken cancellationToken)
    {
        var standings = await rights.ListAsync(cancellationToken);
        return new PeopleList([.. (await directory.ListAsync(cancellationToken)).Select(p => PersonItem.Of(p, standings.GetValueOrDefault(p.Id)))]);
    }

    private static async Task<NoContent> SetRolesAsync(string id, RolesBody body, IUserDirectory directory, CancellationToken cancellationToken)
    {
        await directory.SetRolesAsync(id, body.Roles, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SetEnabledAsync(string id, IUserDirectory directory, bool enabled, CancellationToken cancellationToken)
    {
        await directory.SetEnabledAsync(id, enabled, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<PasswordResponse> ResetAsync(string id, IUserDirectory directory, CancellationToken cancellationToken) =>
        new(await directory.ResetPasswordAsync(id, cancellationToken));

    private static async Task<NoContent> TrainAsync(string id, TrainingBody body, ClaimsPrincipal person, IRightsToUse rights, CancellationToken cancellationToken)
    {
        await rights.RecordTrainingAsync(id, body.Day, person.ToRequester().UserId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<UserImportResult> ImportAsync(HttpContext context, ClaimsPrincipal person, IUserImport import, CancellationToken cancellationToken, bool dryRun = false)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        using var csv = new MemoryStream();
        await context.Request.Body.CopyToAsync(csv, cancellationToken);
        return await import.ImportAsync(csv.ToArray(), dryRun, person.ToRequester().UserId, keep: null, cancellationToken);
    }
}

internal sealed record PeopleList(IReadOnlyList<PersonItem> People);

/// <param name="RightUntil">Last day of use; null when the person has no right today.</param>
/// <param name="Missing">Codes of what stands in the way of using the service.</param>
internal sealed record PersonItem(
    string Id, string User, string DisplayName, string? Department, string? Post, IReadOnlyList<string> Roles, bool Enabled, DateOnly? RightUntil, DateOnly? TrainedOn, IReadOnlyList<string> Missing)
{
    public static PersonItem Of(UserAccount person, RightStanding? standing) => new(
        person.Id,
        person.Name,
        person.DisplayName,
        person.Department,
        person.Post,
        [.. person.Roles.Order(StringComparer.Ordinal)],
        person.Enabled,
        standing?.Until,
        standing?.TrainedOn,
        standing?.Missing ?? [RightCodes.Missing]);
}

internal sealed record RolesBody(IReadOnlyList<string> Roles);

internal sealed record TrainingBody(DateOnly Day);

/// <param name="OneTimePassword">Must be changed at the next sign-in.</param>
internal sealed record PasswordResponse(string OneTimePassword);
