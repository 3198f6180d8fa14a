using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Assistant.Core.Errors;
using Assistant.Core.Text;
using Microsoft.Extensions.Configuration;

namespace Assistant.Cli.Diagnosis;

/// <summary>What the operating system has to bring.</summary>
internal static class MachineChecks
{
    private const string Install = "apt-get install -y --no-install-recommends ";

    // Where Debian and Ubuntu keep them.
    private const string JapaneseMaps = "/usr/share/poppler/cMap/Adobe-Japan1";
    private const string DefaultDictionary = "/var/lib/mecab/dic/ipadic-utf8";

    private static readonly string[] _recognisedScripts = ["jpn", "jpn_vert"];

    public static async Task<Check> PdfToTextAsync(CancellationToken cancellationToken)
    {
        const string Id = "pdftotext";
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdftotext", "-v") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            var version = await process.StandardError.ReadLineAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return Check.Fine(Id, $"PDF の読み取り: {version}");
        }
        catch (Win32Exception)
        {
            return Check.Missing(Id, "PDF を読む道具（pdftotext）がありません。", "PDF を取り込めません。ほかの形式は取り込めます。", Install + "poppler-utils");
        }
    }

    public static Check PopplerData() => Directory.Exists(JapaneseMaps)
        ? Check.Fine("poppler_data", "日本語 PDF の文字表: あります。")
        : Check.Missing("poppler_data", "日本語 PDF の文字表（poppler-data）がありません。", "日本語の書体を埋め込んでいない PDF の文字を読めません。", Install + "poppler-data");

    public static async Task<Check> TesseractAsync(CancellationToken cancellationToken)
    {
        const string Id = "tesseract";
        const string Cost = "スキャンした PDF と画像の文字を読めません。文字の情報がある PDF とほかの形式は取り込めます。";
        string languages;
        try
        {
            using var process = Process.Start(new ProcessStartInfo("tesseract", "--list-langs") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            languages = await process.StandardOutput.ReadToEndAsync(cancellationToken) + await errors;
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (Win32Exception)
        {
            return Check.Missing(Id, "画像の文字を読む道具（Tesseract）がありません。", Cost, Install + "tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert");
        }

        var installed = languages.Split('\n', StringSplitOptions.TrimEntries);
        List<string> missing = [.. _recognisedScripts.Except(installed, StringComparer.Ordinal)];
        return missing.Count == 0
            ? Check.Fine(Id, "画像の文字の読み取り（Tesseract、日本語の横書きと縦書き）: 使えます。")
            : Check.Missing(
                Id,
                $"画像の文字を読むための日本語の辞書（{string.Join('、', missing)}）がありません。",
                missing.Contains("jpn", StringComparer.Ordinal) ? Cost : "縦書きや、はっきり読めない画像とスキャンした PDF を読めません。",
                Install + string.Join(' ', missing.Select(m => "tesseract-ocr-" + m.Replace('_', '-'))));
    }

    public static Check MeCab()
    {
        const string Id = "mecab";
        if (NativeLibrary.TryLoad("libmecab.so.2", out var library))
        {
            NativeLibrary.Free(library);
            return Check.Fine(Id, "単語の切り分け（MeCab）: あります。");
        }

        return Check.Missing(Id, "単語の切り分け（MeCab）がありません。", "検索と質問ができません。", Install + "libmecab2");
    }

    public static Check Dictionary(IConfiguration configuration)
    {
        const string Id = "mecab_dictionary";
        var folder = configuration["Search:MeCabDictionary"] ?? DefaultDictionary;
        return File.Exists(Path.Combine(folder, "sys.dic"))
            ? Check.Fine(Id, "MeCab の辞書（IPADIC）: あります。")
            : Check.Missing(Id, $"MeCab の辞書（IPADIC）がありません: {folder}", "検索と質問ができません。", Install + "mecab-ipadic-utf8");
    }

    public static Check Normalisation()
    {
        const string Id = "normalisation";
        try
        {
            TextEnvironment.Verify();
            return Check.Fine(Id, "文字の正規化（ICU）: 使えます。");
        }
        catch (AssistantException exception)
        {
            return Check.Missing(Id, exception.Message, "全角と半角などの違いを吸収できず、検索と照合が正しく働きません。", exception.NextStep);
        }
    }
}
