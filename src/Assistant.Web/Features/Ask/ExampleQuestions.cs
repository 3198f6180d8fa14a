using Assistant.Core.Documents;

namespace Assistant.Web.Features.Ask;

/// <summary>Questions that the sample documents answer; each is offered only where a document of its kind can be read.</summary>
internal static class ExampleQuestions
{
    public static IReadOnlyList<(DocumentKind Kind, string Text)> All { get; } =
    [
        (DocumentKind.Plan, "2029年度のオンライン申請手続数の目標は？"),
        (DocumentKind.Guideline, "生成AIに個人情報を入力してよいですか"),
        (DocumentKind.Plan, "町内会DX推進事業の担当課はどこですか"),
    ];
}
