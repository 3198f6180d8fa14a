using Assistant.Infrastructure.Ingestion;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Features.Documents;

/// <summary>Every page takes short forms; those that take files take as much as one file may have.</summary>
internal static class UploadLimits
{
    private const string Page = "/documents/upload";
    private const string PeoplePage = "/admin/people/import";
    private const int Fields = 64 * 1024;

    public static RazorComponentsEndpointConventionBuilder WithUploadLimits(this RazorComponentsEndpointConventionBuilder pages, IServiceProvider services)
    {
        var most = (services.GetRequiredService<IOptions<IngestionOptions>>().Value.LargestFileMegabytes * 1024L * 1024L) + Fields;
        pages.Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: Page or PeoplePage })
            {
                endpoint.Metadata.Add(new RequestSizeLimitAttribute(most));
                endpoint.Metadata.Add(new FormLimits(most));
            }
        });
        return pages;
    }

    /// <summary>Null leaves the framework's own limit.</summary>
    private sealed class FormLimits(long mostBytes) : IFormOptionsMetadata
    {
        public bool? BufferBody => null;

        public int? MemoryBufferThreshold => null;

        public long? BufferBodyLengthLimit => null;

        public int? ValueCountLimit => null;

        public int? KeyLengthLimit => null;

        public int? ValueLengthLimit => null;

        public int? MultipartBoundaryLengthLimit => null;

        public int? MultipartHeadersCountLimit => null;

        public int? MultipartHeadersLengthLimit => null;

        public long? MultipartBodyLengthLimit => mostBytes;
    }
}
