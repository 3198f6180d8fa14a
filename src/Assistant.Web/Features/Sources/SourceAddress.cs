using System.Globalization;
using Assistant.Core.Answering;

namespace Assistant.Web.Features.Sources;

/// <summary>The address of a stored page, with what is quoted from it.</summary>
internal static class SourceAddress
{
    /// <summary>Id of the first highlighted stretch.</summary>
    public const string QuoteAnchor = "quote";

    public static string Of(Citation citation, string answerId)
    {
        var page = citation.Page is { } number ? $"page={number.ToString(CultureInfo.InvariantCulture)}&" : string.Empty;
        return $"/sources/{Uri.EscapeDataString(citation.DocumentId)}?{page}chunk={Uri.EscapeDataString(citation.ChunkId)}"
            + $"&answer={Uri.EscapeDataString(answerId)}&marker={citation.Marker.ToString(CultureInfo.InvariantCulture)}#{QuoteAnchor}";
    }

    public static string OfPage(string documentId, int page) =>
        $"/sources/{Uri.EscapeDataString(documentId)}?page={page.ToString(CultureInfo.InvariantCulture)}";
}
