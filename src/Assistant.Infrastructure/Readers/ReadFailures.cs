using System.Globalization;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>What is told to staff when a file can't be read: one sentence each, and what to do.</summary>
internal static class ReadFailures
{
    public const string MetadataInvalid = "metadata_invalid";

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
            ".gif" or ".heic" or ".heif" or ".svg" or ".ico" => "PNG か JPEG の画像で保存し直してください。",
            ".7z" or ".rar" or ".lzh" or ".tar" or ".gz" or ".tgz" or ".cab" => "中のファイルを取り出すか、ZIP ファイルで圧縮し直してください。",
            _ => $"読める種類（文書と画像：{string.Join(' ', supported)}、それらをまとめた .zip）のどれかにしてください。",
        },
    };

    public static DocumentReadException TooManyRows(int limit) => new("file_too_large", $"行が多すぎます（上限 {limit.ToString(CultureInfo.InvariantCulture)} 行）。") { NextStep = "いくつかのファイルに分けて登録してください。" };

    public static DocumentReadException TypeMismatch(string extension, string actual) => new("type_mismatch", $"拡張子は {extension} ですが、中身は{actual}です。") { NextStep = "正しい拡張子に直してください。" };

    public static DocumentReadException PdfBroken(Exception? inner = null) => new("pdf_broken", "PDF が壊れていて読めません。", inner) { NextStep = "元のソフトから PDF を作り直してください。" };

    public static DocumentReadException PdfEncrypted() => new("pdf_encrypted", "PDF にパスワードか、文字の取り出しを禁じる設定がかかっています。") { NextStep = "保護を外した PDF を用意してください。" };

    public static DocumentReadException PdfNoText(string tried) => new("pdf_no_text", $"PDF から文字を読み取れません。{tried}") { NextStep = "文字の入った PDF か、300 dpi ほどで読み取り直した PDF を用意してください。" };

    public static DocumentReadException PdfTooManyPages(long pages, int limit) => new("pdf_too_many_pages", $"PDF のページが多すぎます（{pages} ページ、上限 {limit} ページ）。") { NextStep = "章ごとなどに分けて登録してください。上限は Readers:Pdf:MaxPages で変えられます。" };

    public static DocumentReadException PdfTimeout(TimeSpan limit) => new("pdf_timeout", $"PDF の読み取りが {(int)limit.TotalSeconds} 秒で終わりませんでした。") { NextStep = "ページを分けて登録するか、PDF を作り直してください。" };

    public static DocumentReadException PdfTooMuch() => new("pdf_timeout", "PDF から取り出した文字の量が上限を超えました。") { NextStep = "ページを分けて登録してください。" };

    public static DocumentReadException PdfTooComplex(int memoryMegabytes) => new("pdf_too_complex", $"PDF を読む処理が途中で止まりました（メモリーの上限 {memoryMegabytes} MB を超えたか、PDF の作りに問題があります）。") { NextStep = "元のソフトから PDF を作り直すか、ページを分けて登録してください。" };

    public static DocumentReadException OcrTimeout(TimeSpan limit) => new("ocr_timeout", $"1ページの文字の読み取り（OCR）が {(int)limit.TotalSeconds} 秒で終わりませんでした。") { NextStep = "画像を小さくするか、時間をおいてもう一度登録してください。" };

    public static DocumentReadException OcrTooManyPages(int pages, int limit) => new("ocr_too_many_pages", $"文字の情報がないページが多すぎます（{pages} ページ、上限 {limit} ページ）。") { NextStep = "ページを分けて登録してください。上限は Readers:Ocr:MaxPages で変えられます。" };

    public static DocumentReadException ImageTooLarge(string limit) => new("image_too_large", $"画像が大きすぎます（上限 {limit}）。") { NextStep = "画像を小さくするか、分けて登録してください。" };

    public static DocumentReadException ImageBroken() => new("image_broken", "画像が壊れているか、読めない種類の画像です。") { NextStep = "画像を PNG か JPEG で保存し直してください。" };

    public static DocumentReadException ImageNoText(string tried) => new("image_no_text", $"画像から文字を読み取れません。{tried}") { NextStep = "文字がはっきり写った画像（300 dpi ほど）を用意してください。" };

    public static DocumentReadException TemporaryFolderFull(Exception inner) => new("disk_full", "一時フォルダーのあるディスクに空きがないため、読み取れませんでした。", inner) { NextStep = "管理者がディスクの空きを増やしてから、もう一度登録してください。" };

    public static DocumentReadException TemporaryFolder(Exception inner) => new("temporary_folder", "一時フォルダーに書き込めないため、読み取れませんでした。", inner) { NextStep = "管理者が一時フォルダー（TMPDIR）の権限を確かめてください。" };

    public static DocumentReadException ToolMissing(string tool, string packages) => new("tool_missing", $"読み取りに使う {tool} が入っていません。") { NextStep = $"管理者が {packages} を入れてください。" };

    public static DocumentReadException OfficeBroken(Exception? inner = null) => new("office_broken", "Office のファイルが壊れていて読めません。", inner) { NextStep = "元のソフトで開いて、保存し直してください。" };

    public static DocumentReadException OfficeEncrypted() => new("office_encrypted", "Office のファイルにパスワードがかかっています。") { NextStep = "パスワードを外したファイルを用意してください。" };

    public static DocumentReadException OfficeTooLarge() => new("office_too_large", "Office のファイルの中身が大きすぎるか、入れ子が深すぎます。") { NextStep = "シートや章ごとに分けて登録してください。" };

    public static DocumentReadException ArchiveBroken(Exception? inner = null) => new("archive_broken", "ZIP ファイルが壊れていて読めません。", inner) { NextStep = "ZIP ファイルを作り直してください。" };

    public static DocumentReadException ArchiveEncrypted() => new("archive_encrypted", "ZIP ファイルの中のファイルにパスワードがかかっています。") { NextStep = "パスワードのない ZIP ファイルを用意してください。" };

    public static DocumentReadException ArchiveNested() => new("archive_nested", "ZIP ファイルの中に、さらに圧縮ファイルが入っています。") { NextStep = "中の圧縮ファイルを展開してから登録してください。" };

    public static DocumentReadException ArchiveTooLarge() => new("archive_too_large", "ZIP ファイルの中身が多すぎるか、大きすぎます。") { NextStep = "いくつかの ZIP ファイルに分けて登録してください。" };

    public static DocumentReadException Metadata(string source, IReadOnlyList<string> errors) => Metadata([$"{source}に誤りがあります。{string.Join(" ", errors)}"]);

    /// <param name="sentences">Of every source, each naming it.</param>
    public static DocumentReadException Metadata(IReadOnlyList<string> sentences) => new(MetadataInvalid, string.Join(" ", sentences)) { NextStep = "指摘の箇所を直して、もう一度登録してください。" };
}
