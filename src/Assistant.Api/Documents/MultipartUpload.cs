using System.Text;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Assistant.Api.Documents;

/// <summary>A multipart body read in one pass: first the fields, then the file, which is handed on as it arrives.</summary>
internal sealed class MultipartUpload
{
    /// <summary>Fields, boundaries and headers.</summary>
    public const int MostBesidesTheFile = 64 * 1024;

    private const string FileField = "file";
    private const string ReplaceField = "replace";
    private const int MostFields = 200;

    private readonly Dictionary<string, IReadOnlyList<string>> _fields;

    private MultipartUpload(Dictionary<string, IReadOnlyList<string>> fields, string fileName, Stream content)
    {
        _fields = fields;
        FileName = fileName;
        Content = content;
    }

    /// <summary>As it was sent: not to be trusted.</summary>
    public string FileName { get; }

    /// <summary>Fails at its end when something follows the file, so that nothing is stored with fields that were not read.</summary>
    public Stream Content { get; }

    public bool Replace => _fields.TryGetValue(ReplaceField, out var values) && values is ["true" or "on"];

    public StatedMetadata ReadMetadata() => MetadataForm.Parse(
        _fields.Where(f => f.Key != ReplaceField).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal));

    /// <exception cref="AssistantException"><c>upload_incomplete</c>, <c>upload_order</c>.</exception>
    /// <exception cref="BadHttpRequestException">It is no multipart body.</exception>
    public static async Task<MultipartUpload> BeginAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var reader = new MultipartReader(Boundary(request), request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var count = 0; await NextAsync(reader, cancellationToken) is { } section; count++)
        {
            if (count == MostFields || !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                throw Unreadable(null);
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (disposition.IsFileDisposition())
            {
                var fileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                return name == FileField
                    ? new MultipartUpload(fields.ToDictionary(f => f.Key, f => (IReadOnlyList<string>)f.Value, StringComparer.Ordinal), fileName, new LastSection(reader, section.Body))
                    : throw Incomplete();
            }

            if (!fields.TryGetValue(name, out var values))
            {
                fields[name] = values = [];
            }

            values.Add(await ReadTextAsync(section.Body, cancellationToken));
        }

        throw Incomplete();
    }

    internal static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Unreadable(exception);
        }
    }

    private static string Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 200 } boundary
            ? boundary.ToString()
            : throw Unreadable(null);

    private static async Task<string> ReadTextAsync(Stream body, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[4096];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (copy.Length + read > MostBesidesTheFile)
            {
                throw Unreadable(null);
            }

            copy.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(copy.GetBuffer(), 0, (int)copy.Length);
    }

    private static AssistantException Incomplete() =>
        new("upload_incomplete", "ファイルが送られていません。") { NextStep = "file という名前の項目で、ファイルを1つ送ってください。" };

    private static BadHttpRequestException Unreadable(Exception? inner) =>
        new("The multipart body can't be read.", StatusCodes.Status400BadRequest, inner ?? new InvalidDataException());
}
