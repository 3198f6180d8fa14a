using System.ComponentModel;

namespace Assistant.Api.Documents;

/// <summary>For the description of the API; the request is read as a stream.</summary>
internal sealed record UploadBody(
    [property: Description("ファイル。最後の項目にしてください")] IFormFile File,
    [property: Description("true にすると、同じ名前の文書を置き換えます")] bool Replace,
    string? Title,
    string? Kind,
    string? Department,
    string? Effective,
    string? Expires,
    string? FiscalYear,
    string? Confidentiality,
    [property: Description("繰り返せます")] IReadOnlyList<string>? Supersedes,
    [property: Description("役割か所属のコード。繰り返せます。書かないと、既定の設定か、管理者だけになります")] IReadOnlyList<string>? Access);
