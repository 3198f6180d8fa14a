using System.Globalization;
using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Api.RateLimiting;
using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Identity;
using Assistant.Infrastructure.Ingestion;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Assistant.Api.Documents;

/// <summary>One file a request; it goes to the disk as it comes in and is never held in memory.</summary>
internal static class UploadEndpoint
{
    public static void MapUpload(this RouteGroupBuilder documents) => documents.MapPost("", UploadAsync)
        .RequireAuthorization(Roles.Admin)
        .Accepts<UploadBody>("multipart/form-data")
        .WithName("uploadDocument")
        .WithSummary("ファイルを登録します。")
        .WithDescription("1回に1つのファイルです。file は最後の項目にしてください。登録した後に読み取りが始まり、終わると検索できるようになります。")
        .ProducesFailures(400, 409, 413, 415, 429, 503);

    private static async Task<Accepted<UploadReceipt>> UploadAsync(
        HttpContext context,
        ClaimsPrincipal person,
        IUploads uploads,
        IOptions<IngestionOptions> options,
        UserQuota quota,
        CancellationToken cancellationToken)
    {
        var requester = person.ToRequester();
        quota.TakeDocument(requester.UserId);
        Limit(context, options.Value.LargestFileMegabytes);
        var upload = await MultipartUpload.BeginAsync(context.Request, cancellationToken);
        var receipt = await uploads.StoreAsync(upload.Content, upload.FileName, upload.ReadMetadata(), upload.Replace, requester.UserId, cancellationToken);
        return TypedResults.Accepted(DocumentChanges.Address(receipt.DocumentId), receipt);
    }

    /// <summary>What says itself that it is too long is refused before a byte is read; what does not is cut off at the limit.</summary>
    private static void Limit(HttpContext context, int megabytes)
    {
        var most = (megabytes * 1024L * 1024L) + MultipartUpload.MostBesidesTheFile;
        if (context.Request.ContentLength > most)
        {
            throw new AssistantException(ProblemCodes.UploadTooLarge, string.Create(CultureInfo.InvariantCulture, $"ファイルが上限の{megabytes}MBを超えています。"))
            {
                NextStep = "ファイルを分けるか、画像を小さくしてから登録してください。",
            };
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }
    }
}
