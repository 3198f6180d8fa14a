using System.ComponentModel;
using System.Text.Json.Serialization;
using Assistant.Core.Documents;
using Assistant.Core.Guideline.Screening;

namespace Assistant.Core.Answering;

/// <summary>The JSON of <c>ask</c> and of the API; names and values are the outer contract.</summary>
/// <param name="Status"><c>answered</c>, <c>no_evidence</c>, <c>blocked</c> or <c>error</c>.</param>
/// <param name="Mode"><c>extractive</c> or <c>generated</c>.</param>
/// <param name="Answer">Sentences with markers such as 「… [1]」.</param>
public sealed record AnswerResponse(
    string AnswerId,
    string? ConversationId,
    string Status,
    string Mode,
    string Answer,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<AnswerWarning> Warnings,
    TokenUsage Usage,
    AnswerTimings Timings)
{
    /// <summary>Name of the model that wrote the answer; null when it is extractive.</summary>
    public string? Model { get; init; }

    /// <summary>What the answer was written by; null in answers from before 0.4.0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnswerTemplate? Template { get; init; }

    /// <summary>Null only in answers from before the guideline was enforced.</summary>
    public GuidelineDecision? Guideline { get; init; }
}

/// <summary>The prompt template and its version.</summary>
public sealed record AnswerTemplate(string Id, string Version);

/// <param name="Marker">The number in 「[n]」, from 1.</param>
/// <param name="Page">The page where the quote stands; null where the format has none.</param>
/// <param name="Quote">Letter for letter from the stored page text.</param>
/// <param name="Verified">The quote was found in the stored page text when the answer was made.</param>
public sealed record Citation(
    int Marker,
    string DocumentId,
    string ChunkId,
    string Title,
    DocumentKind Kind,
    string Uri,
    int? Page,
    IReadOnlyList<string> HeadingPath,
    string Quote,
    bool Verified)
{
    /// <summary>Name of the sheet or slide; null for pages.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PageLabel { get; init; }

    /// <summary>Cells, paragraph or note in a format without pages, see <see cref="Segment.Place"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Place { get; init; }

    /// <summary>How sure the character recognition was of the quote: the least sure of its sentences, 0–100; null when the text is the file's own.</summary>
    [Description("紙を読み取った文字の確からしさ（0〜100）。ファイルの文字のときは項目がない")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Confidence { get; init; }

    /// <summary>On the day of the answer; absent in JSON where the document is in force.</summary>
    [Description("回答した日に、その文書が適用されているか（適用中のときは項目がない）")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DocumentValidity Validity { get; init; }
}

/// <summary>
/// Codes: <c>citation_unverified</c>, <c>sentence_uncited</c>, <c>number_unverified</c>, <c>answer_truncated</c>,
/// <c>value_in_chart_only</c>, <c>history_restricted</c>, <c>source_outdated</c>, <c>source_upcoming</c>, <c>ocr_low_confidence</c>,
/// <c>provision_not_found</c>, <c>output_findings</c>, <c>output_masked</c>, <c>attachments_unused</c>, <c>publication_checklist</c>.
/// </summary>
public sealed record AnswerWarning(string Code, string Message);

public sealed record TokenUsage(int InputTokens, int OutputTokens)
{
    public static TokenUsage None { get; } = new(0, 0);
}

/// <summary>Whole milliseconds since the question was accepted; <paramref name="FirstTokenMs"/> null when nothing was written.</summary>
public sealed record AnswerTimings(int RetrievalMs, int? FirstTokenMs, int TotalMs);
