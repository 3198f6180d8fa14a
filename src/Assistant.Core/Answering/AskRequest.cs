using System.ComponentModel;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Answering;

/// <param name="Question">1–10,000 characters after trimming, no control characters but line breaks and tabs.</param>
/// <param name="ConversationId">Null begins a new conversation.</param>
/// <param name="TemplateId">Null means the template <c>answer</c>.</param>
public sealed record AskRequest(string Question, string? ConversationId = null, string? TemplateId = null, SearchFilters? Filters = null)
{
    /// <summary>Id of a purpose of the policy; kept with the conversation. Null where none is stated.</summary>
    [Description("利用の目的（ガイドラインの方針が定める目的の id）")]
    public string? Purpose { get; init; }

    /// <summary>From an answer with the guideline's decision <c>warn</c>: the person has seen what was found and asks all the same.</summary>
    [Description("guideline.decision が warn の回答にあった acknowledgement")]
    public string? Acknowledgement { get; init; }

    /// <summary>What would only be warned about is masked instead.</summary>
    [Description("確認が必要なもの（warn）を、かくして質問する")]
    public bool Mask { get; init; }

    /// <summary>0–5 texts to work on, see <see cref="MaterialLimits"/>. Null for none.</summary>
    [Description("質問といっしょに渡す資料（5件まで）。根拠としては引用しない")]
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Name → text: values of the template's own variables. Null for none.</summary>
    [Description("テンプレートの値（名前 → 文章）")]
    public IReadOnlyDictionary<string, string>? Variables { get; init; }
}
