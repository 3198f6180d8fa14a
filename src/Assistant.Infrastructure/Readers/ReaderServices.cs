using Assistant.Core.Documents;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Readers.Html;
using Assistant.Infrastructure.Readers.Markdown;
using Assistant.Infrastructure.Readers.Packages;
using Assistant.Infrastructure.Readers.Pdf;
using Assistant.Infrastructure.Readers.Text;
using Assistant.Infrastructure.Readers.Word;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Readers;

public static class ReaderServices
{
    /// <summary>Readers of Markdown, plain text, HTML and born-digital PDF. Options: section <c>Readers:Pdf</c>.</summary>
    public static IServiceCollection AddDocumentReaders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<PdfOptions>(configuration, PdfOptions.Section, PdfOptions.Check);
        services.AddCheckedOptions<OfficeOptions>(configuration, OfficeOptions.Section, OfficeOptions.Check);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PopplerProcess>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, MarkdownReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, PlainTextReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, HtmlReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, PdfReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, WordReader>());
        services.TryAddSingleton<DocumentReaders>();
        return services;
    }
}
