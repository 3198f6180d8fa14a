using System.Globalization;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>What is told to staff when a file can't be read: one sentence each, and what to do.</summary>
internal static class ReadFailures
{
    public static DocumentReadException Empty() => new("file_empty", "ファイルの中身がありません（0バイト）。") { NextStep = "元のファイルを開いて、保存し直してください。" };

    public static DocumentReadException NotReadable(Exception inner) => new("file_not_readable", "ファイルを開けません。", inner) { NextStep = "読み取りの権限があるか、ほかのソフトが開いていないかを確かめてください。" };

    public static DocumentReadException TooLarge(long limit) => new("file_too_large", $"ファイルが大きすぎます（上限 {limit / (1024 * 1024)} MB）。") { NextStep = "章ごとなどに分けて登録してください。" };

    public static DocumentReadException NotText() => new("file_not_text", "文字のファイルではありません（文字でないデータが含まれています）。") { NextStep = "ファイルの種類（拡張子）が正しいかを確かめてください。" };

    public static DocumentReadException EncodingUnknown() => new("encoding_unknown", "文字コードを判別できません（UTF-8、UTF-16、シフト JIS、EUC-JP、ISO-2022-JP を読めます）。") { NextStep = "文字コードを UTF-8 にして保存し直してください。" };

    /// <param name="supported">Extensions that can be read.</param>
    public static DocumentReadException TypeUnsupported(string extension, IEnumerable<string> supported) => new("type_unsupported", extension.Length == 0 ? "拡張子のないファイルは読めません。" : $"この種類のファイル（{extension}）は読めません。")
    {
        NextStep = extension switch
        {
            ".doc" or ".dot" or ".rtf" or ".odt" or ".jtd" => "元のソフトで開いて、.docx の形式で保存し直してください。",
            ".ppt" or ".pps" or ".odp" => "元のソフトで開いて、.pptx の形式で保存し直してください。",
            ".xlsb" or ".xlt" or ".ods" => "元のソフトで開いて、.xlsx の形式で保存し直してください。",
            _ => $"読める種類（{string.Join(' ', supported)}）のどれかにしてください。",
        },
    };

    public static DocumentReadException TooManyRows(int limit) => new("file_too_large", $"行が多すぎます（上限 {limit.ToString(CultureInfo.InvariantCulture)} 行）。") { NextStep = "いくつかのファイルに分けて登録してください。" };

    public static DocumentReadException TypeMismatch(string extension, string actual) => new("type_mismatch", $"拡張子は {extension} ですが、中身は{actual}です。") { NextStep = "正しい拡張子に直してください。" };

    public static DocumentReadException PdfBroken(Exception? inner = null) => new("pdf_broken", "PDF が壊れていて読めません。", inner) { NextStep = "元のソフトから PDF を作り直してください。" };

    public static DocumentReadException PdfEncrypted() => new("pdf_encrypted", "PDF にパスワードか、文字の取り出しを禁じる設定がかかっています。") { NextStep = "保護を外した PDF を用意してください。" };

    public static DocumentReadException PdfNoText() => new("pdf_no_text", "PDF に文字の情報がありません（紙を読み取った画像など）。") { NextStep = "文字の入った PDF か、元の文書ファイルを用意してください。" };

    public static DocumentReadException PdfTimeout(TimeSpan limit) => new("pdf_timeout", $"PDF の読み取りが {(int)limit.TotalSeconds} 秒で終わりませんでした。") { NextStep = "ページを分けて登録するか、PDF を作り直してください。" };

    public static DocumentReadException PdfTooMuch() => new("pdf_timeout", "PDF から取り出した文字の量が上限を超えました。") { NextStep = "ページを分けて登録してください。" };

    public static DocumentReadException ToolMissing(string tool) => new("tool_missing", $"PDF を読むための {tool} が入っていません。") { NextStep = "管理者が poppler-utils と poppler-data を入れてください。" };

    public static DocumentReadException OfficeBroken(Exception? inner = null) => new("office_broken", "Office のファイルが壊れていて読めません。", inner) { NextStep = "元のソフトで開いて、保存し直してください。" };

    public static DocumentReadException OfficeEncrypted() => new("office_encrypted", "Office のファイルにパスワードがかかっています。") { NextStep = "パスワードを外したファイルを用意してください。" };

    public static DocumentReadException OfficeTooLarge() => new("office_too_large", "Office のファイルの中身が大きすぎるか、入れ子が深すぎます。") { NextStep = "シートや章ごとに分けて登録してください。" };

    public static DocumentReadException ArchiveBroken(Exception? inner = null) => new("archive_broken", "ZIP ファイルが壊れていて読めません。", inner) { NextStep = "ZIP ファイルを作り直してください。" };

    public static DocumentReadException ArchiveEncrypted() => new("archive_encrypted", "ZIP ファイルの中のファイルにパスワードがかかっています。") { NextStep = "パスワードのない ZIP ファイルを用意してください。" };

    public static DocumentReadException ArchiveNested() => new("archive_nested", "ZIP ファイルの中に、さらに圧縮ファイルが入っています。") { NextStep = "中の圧縮ファイルを展開してから登録してください。" };

    public static DocumentReadException ArchiveTooLarge() => new("archive_too_large", "ZIP ファイルの中身が多すぎるか、大きすぎます。") { NextStep = "いくつかの ZIP ファイルに分けて登録してください。" };

    public static DocumentReadException Metadata(string source, IReadOnlyList<string> errors) => new("metadata_invalid", $"{source}に誤りがあります。{string.Join(" ", errors)}") { NextStep = "指摘の箇所を直して、もう一度登録してください。" };
}
