using System.Text;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

/// <summary>The readers as they are composed.</summary>
internal static class TestReaders
{
    public static DocumentReaders Create(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddLogging()
        .AddDocumentReaders(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build())
        .BuildServiceProvider()
        .GetRequiredService<DocumentReaders>();

    public static Task<ReadDocument> ReadAsync(string name, string content) => ReadAsync(name, Encoding.UTF8.GetBytes(content));

    public static Task<ReadDocument> ReadAsync(string name, byte[] content, IProgress<ReadProgress>? progress = null) =>
        Create().ReadAsync(new SourceFile("/tmp/" + name, content) { Progress = progress }, TestContext.Current.CancellationToken);

    /// <summary>What stands at the place that a segment names.</summary>
    public static string Quote(ReadDocument document, Segment segment) =>
        document.Pages.Single(p => p.Number == segment.Span.Page).Text.Substring(segment.Span.Start, segment.Span.Length);

    public static IEnumerable<Segment> AllSegments(ReadDocument document) =>
        document.Blocks.SelectMany(b => b.Segments.Concat(b.Cells.SelectMany(c => c.Items)));
}
