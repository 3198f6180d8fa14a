using Assistant.Core.Documents;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Readers.Archives;
using Assistant.Infrastructure.Readers.ChildProcesses;
using Assistant.Infrastructure.Readers.Csv;
using Assistant.Infrastructure.Readers.Excel;
using Assistant.Infrastructure.Readers.Html;
using Assistant.Infrastructure.Readers.Images;
using Assistant.Infrastructure.Readers.Markdown;
using Assistant.Infrastructure.Readers.Ocr;
using Assistant.Infrastructure.Readers.Packages;
using Assistant.Infrastructure.Readers.Pdf;
using Assistant.Infrastructure.Readers.PowerPoint;
using Assistant.Infrastructure.Readers.Text;
using Assistant.Infrastructure.Readers.Word;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Infrastructure.Readers;

public static class ReaderServices
{
    /// <summary>Readers of all formats, and what takes archives apart. Options: sections below <c>Readers</c>.</summary>
    public static IServiceCollection AddDocumentReaders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<PdfOptions>(configuration, PdfOptions.Section, PdfOptions.Check);
        services.AddCheckedOptions<OcrOptions>(configuration, OcrOptions.Section, OcrOptions.Check);
        services.AddCheckedOptions<OfficeOptions>(configuration, OfficeOptions.Section, OfficeOptions.Check);
        services.AddCheckedOptions<ExcelOptions>(configuration, ExcelOptions.Section, ExcelOptions.Check);
        services.AddCheckedOptions<PowerPointOptions>(configuration, PowerPointOptions.Section, PowerPointOptions.Check);
        services.AddCheckedOptions<TextOptions>(configuration, TextOptions.Section, TextOptions.Check);
        services.AddCheckedOptions<CsvOptions>(configuration, CsvOptions.Section, CsvOptions.Check);
        services.AddCheckedOptions<ArchiveOptions>(configuration, ArchiveOptions.Section, ArchiveOptions.Check);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ChildProcessRunner>();
        services.TryAddSingleton<Tesseract>();
        services.TryAddSingleton<PdfPageImages>();
        services.TryAddSingleton<PdfOcr>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, MarkdownReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, PlainTextReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, HtmlReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, PdfReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, WordReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, ExcelReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, XlsReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, PowerPointReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, CsvReader>());
        services.TryAddSingleton<IArchiveExpander, ZipExpander>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentReader, ImageReader>());
        services.TryAddSingleton<DocumentReaders>();
        return services;
    }
}
