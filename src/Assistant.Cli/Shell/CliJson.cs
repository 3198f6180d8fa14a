using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Assistant.Cli.Benchmarking;
using Assistant.Cli.Diagnosis;
using Assistant.Cli.Evaluation;
using Assistant.Cli.Ingestion;
using Assistant.Cli.Rights;
using Assistant.Core.Answering;
using Assistant.Core.Audit;
using Assistant.Core.Documents;
using Assistant.Core.Guideline;
using Assistant.Core.Incidents;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Text;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Indicators;
using Assistant.Core.Usage.Kpi;
using Assistant.Infrastructure.Json;

namespace Assistant.Cli.Shell;

/// <summary>The JSON of the outer contract. Generated at compile time, because start-up counts here.</summary>
[JsonSerializable(typeof(AnswerResponse))]
[JsonSerializable(typeof(SearchResponse))]
[JsonSerializable(typeof(IngestLine))]
[JsonSerializable(typeof(IngestSummaryLine))]
[JsonSerializable(typeof(EvaluationOutput))]
[JsonSerializable(typeof(QuestionLine))]
[JsonSerializable(typeof(RetrievalOutput))]
[JsonSerializable(typeof(LabelledText))]
[JsonSerializable(typeof(DetectorScores))]
[JsonSerializable(typeof(BenchmarkOutput))]
[JsonSerializable(typeof(IngestBenchmarkOutput))]
[JsonSerializable(typeof(DoctorOutput))]
[JsonSerializable(typeof(UsageKpi))]
[JsonSerializable(typeof(UsageReport))]
[JsonSerializable(typeof(IndicatorReport[]))]
[JsonSerializable(typeof(UsageBenchmarkOutput))]
[JsonSerializable(typeof(UsageEventLine))]
[JsonSerializable(typeof(VerificationReport))]
[JsonSerializable(typeof(StoredAuditRecord))]
[JsonSerializable(typeof(UserLine))]
[JsonSerializable(typeof(IncidentLine))]
internal sealed partial class CliJson : JsonSerializerContext
{
    public static CliJson Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = ReadableJsonEncoder.Instance,
        Converters =
        {
            new JsonStringEnumConverter<DocumentKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<FindingKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<IngestionStatus>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<CheckState>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<TermClass>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<TermOrigin>(JsonNamingPolicy.CamelCase),
        },
    });

    public static void Write<T>(T value, JsonTypeInfo<T> type) => Console.Out.WriteLine(Text(value, type));

    public static string Text<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);
}
