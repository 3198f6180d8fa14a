using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Tests.Readers.Office;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

/// <summary>Mutated files of every format: each ends in a document or in a reason, and soon.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20260401;

    /// <summary>Far above what any small file takes, also on a busy machine.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly string[] Grafts = ["<w:tbl>", "<w:p>", "</w:p>", "<row r=\"1048576\">", "<c r=\"XFD1\" t=\"s\"><v>-1</v></c>", "<mergeCell ref=\"A1:XFD1048576\"/>", "&#0;", "]]>", "99999999999", "-1", "<a:tc gridSpan=\"2147483647\">", "<!--", "\uD800", "\"", "w:val=\"2147483647\""];

    /// <summary>How many files a format; more by the environment variable, for a long run.</summary>
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("ASSISTANT_FUZZ_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 60;

    public static TheoryData<string> Formats => ["docx", "xlsx", "xls", "pptx", "csv", "txt", "html", "md", "zip"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Read_MutatedFile_EndsInADocumentOrAReason(string format)
    {
        var random = new Random(Seed);
        using var services = new ServiceCollection().AddLogging().AddDocumentReaders(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var seed = Sample(format);
        for (var round = 0; round < Count; round++)
        {
            var content = IsPackage(format) && random.Next(2) == 0 ? MutateParts(seed, random) : Mutate(seed, random);
            var started = Stopwatch.GetTimestamp();
            try
            {
                await ReadAsync(services, format, content);
            }
            catch (DocumentReadException e)
            {
                Assert.False(string.IsNullOrEmpty(e.Code));
            }
            catch (Exception e)
            {
                Assert.Fail($"{format}, round {round}: {e}");
            }

            Assert.True(Stopwatch.GetElapsedTime(started) < Longest, $"{format}, round {round}");
        }
    }

    private static async Task ReadAsync(ServiceProvider services, string format, byte[] content)
    {
        var file = new SourceFile("/tmp/a." + format, content);
        if (format == "zip")
        {
            foreach (var member in services.GetRequiredService<IArchiveExpander>().Expand(file, TestContext.Current.CancellationToken))
            {
                Assert.DoesNotContain("..", member.Name.Split('/'));
            }

            return;
        }

        var document = await services.GetRequiredService<DocumentReaders>().ReadAsync(file, TestContext.Current.CancellationToken);
        Assert.All(TestReaders.AllSegments(document), s => Assert.True(s.Span.End <= document.Pages.First(p => p.Number == s.Span.Page).Text.Length));
    }

    private static bool IsPackage(string format) => format is "docx" or "xlsx" or "pptx" or "zip";

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var content = (byte[])seed.Clone();
        switch (random.Next(4))
        {
            case 0:
                return content[..random.Next(1, content.Length)];
            case 1:
                var from = random.Next(content.Length);
                var to = random.Next(content.Length);
                var length = random.Next(Math.Min(200, content.Length - Math.Max(from, to)));
                content.AsSpan(from, length).CopyTo(content.AsSpan(to));
                return content;
            default:
                for (var i = random.Next(1, 20); i > 0; i--)
                {
                    content[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
                }

                return content;
        }
    }

    private static byte[] MutateParts(byte[] seed, Random random)
    {
        using var zip = new ZipArchive(new MemoryStream(seed));
        var parts = zip.Entries.Select(e => (e.FullName, Text: new StreamReader(e.Open()).ReadToEnd())).ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(parts.Count);
            var text = new StringBuilder(parts[at].Text);
            var place = random.Next(text.Length + 1);
            var length = random.Next(Math.Min(120, text.Length - place) + 1);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(place, length);
                    break;
                case 1:
                    text.Insert(random.Next(text.Length + 1), text.ToString(place, length));
                    break;
                case 2:
                    text.Insert(place, string.Concat(Enumerable.Repeat(Grafts[random.Next(Grafts.Length)], random.Next(1, 300))));
                    break;
                default:
                    text.Insert(place, Grafts[random.Next(Grafts.Length)]);
                    break;
            }

            parts[at] = (parts[at].FullName, text.ToString());
        }

        return OfficePackages.Zip([.. parts]);
    }

    private static byte[] Sample(string format) => format switch
    {
        "docx" => OfficePackages.Docx(
            OfficePackages.Paragraph("総則", "<w:pStyle w:val=\"1\"/>") + OfficePackages.Paragraph("本文です。", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>")
                + "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>区分</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
                + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>eq \\o\\ac(○,3)</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"1\"/></w:style>",
            "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"aiueo\"/><w:lvlText w:val=\"第%1条\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
            "<w:footnote w:id=\"2\"><w:p><w:r><w:t>注です。</w:t></w:r></w:p></w:footnote>"),
        "xlsx" => OfficePackages.Xlsx(
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-411]ggge&quot;年&quot;;[Red]#,##0.0,&quot;千&quot;;@\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>",
            "<si><r><t>郡山</t></r><rPh><t>コ</t></rPh></si>",
            ("表", "", "<cols><col min=\"1\" max=\"3\" width=\"2\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"str\"><v>数</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\" s=\"1\"><v>45383.5</v></c></row><row r=\"4\"><c r=\"A4\" s=\"1\"><v>12</v></c><c r=\"C4\" t=\"inlineStr\"><is><t>値</t></is></c></row></sheetData><mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"C4:F4\"/></mergeCells>")),
        "xls" => SmallXls.Create("表", [["名", "数"], ["机", "1.5"], ["棚", "2"]], 1, (0, 0, 0, 1)),
        "pptx" => OfficePackages.Pptx(("", OfficePackages.Shape("title", 0, 0, "題") + OfficePackages.Shape("body", 10, 5, "項目", "項目二"), "ノートです。"), ("show=\"0\"", "", null)),
        "csv" => "題\n名,数,\"説\n明\"\n机,1,\"a\"\"b\"\n棚,2\n"u8.ToArray(),
        "txt" => Encoding.Unicode.GetBytes("第1章 総則\n本文です。\t甲\t乙\n丙\t丁\n"),
        "html" => "<!doctype html><html><head><meta charset=utf-8><title>題</title></head><body><h1>見出し</h1><table><tr><th rowspan=2>区</th><td colspan=3>数</td></tr><tr><td>1</td></tr></table><ul><li>項<ul><li>目</ul></ul><dl><dt>用語<dd>説明</dl></body></html>"u8.ToArray(),
        "md" => "---\ntitle: 題\n---\n# 見出し\n\n本文**です**。\n\n|名|数|\n|--|--|\n|机|1|\n\n<table><tr><td rowspan=2>x</td></tr></table>\n- 項目\n  - 項目\n"u8.ToArray(),
        _ => OfficePackages.Zip(("手引き/受付.md", "# 題\n本文です。"), ("規則.txt", "第1条")),
    };
}
