using Assistant.Core.Documents;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Readers.ChildProcesses;
using Assistant.Infrastructure.Readers.Html;
using Assistant.Infrastructure.Readers.Images;
using Assistant.Infrastructure.Readers.Markdown;
using Assistant.Infrastructure.Readers.Ocr;
using Assistant.Infrastructure.Readers.Pdf;
using Assistant.Infrastructure.Readers.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Readers;

public static class ReaderServices
{
    /// <summary>Readers of Markdown, plain text, HTML, PDF and images. Options: sections <c>Readers:Pdf</c>, <c>Readers:Ocr</c>.</summary>
    public static IServiceCollection AddDocumentReaders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<PdfOptions>(configuration, PdfOptions.Section, PdfOptions.Check);
        services.AddCheckedOptions<OcrOptions>(configuration, OcrOptions.Section, OcrOptions.Check);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ChildProcessRunner>();
        services.TryAddSingleton<Tesseract>();
        services.TryAddSingleton<PdfPageImages>();
        services.TryAddSingleton<PdfOcr>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, MarkdownReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, PlainTextReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, HtmlReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, PdfReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, ImageReader>());
        services.TryAddSingleton<DocumentReaders>();
        return services;
    }
}
