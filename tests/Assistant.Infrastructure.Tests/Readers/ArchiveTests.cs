using System.IO.Compression;
using System.Text;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Tests.Readers.Office;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

public sealed class ArchiveTests
{
    [Fact]
    public void Expand_Archive_GivesItsFilesWithoutFoldersAndDebris()
    {
        var members = Expand(OfficePackages.Zip(("手引き/", ""), ("手引き/受付.md", "本文"), ("__MACOSX/手引き/._受付.md", "x"), (".DS_Store", "x"), ("Thumbs.db", "x"), ("規則.txt", "第1条")));

        Assert.Equal(["手引き/受付.md", "規則.txt"], members.Select(m => m.Name));
        Assert.Equal("/data/a.zip!/手引き/受付.md", members[0].Uri);
        Assert.Equal("本文", Encoding.UTF8.GetString(members[0].Content.Span));
    }

    [Theory]
    [InlineData("../../etc/passwd", "etc/passwd")]
    [InlineData("/etc/passwd", "etc/passwd")]
    [InlineData("C:\\Windows\\system.txt", "Windows/system.txt")]
    [InlineData("a/./b/../c.txt", "a/b/c.txt")]
    [InlineData("請求\u202Etxt.exe", "請求txt.exe")]
    [InlineData("改\n行\u0000.txt", "改行.txt")]
    [InlineData("NUL.txt", "_NUL.txt")]
    [InlineData("か\u3099.txt", "が.txt")]
    [InlineData("folder!/a.txt", "folder！/a.txt")]
    [InlineData("終わり. ", "終わり")]
    [InlineData("..", "名前なし")]
    public void Expand_HarmfulName_IsMadeHarmless(string name, string expected) =>
        Assert.Equal(expected, Assert.Single(Expand(OfficePackages.Zip((name, "x")))).Name);

    [Fact]
    public void Expand_SameNameTwice_IsToldApart() =>
        Assert.Equal(["a.txt", "A (2).txt", "a (3).txt"], Expand(OfficePackages.Zip(("a.txt", "1"), ("A.txt", "2"), ("./a.txt", "3"))).Select(m => m.Name));

    [Fact]
    public void Expand_NamesOfJapaneseWindows_AreDecoded()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.GetEncoding(932)))
        {
            zip.CreateEntry("表示ソ/予算要領.txt").Open().Dispose();
        }

        Assert.Equal("表示ソ/予算要領.txt", Assert.Single(Expand(stream.ToArray())).Name);
    }

    [Fact]
    public void Expand_Bomb_EndsAtTheLimit()
    {
        var zip = OfficePackages.ZipBytes(("a.txt", new byte[40 * 1024 * 1024]));

        Assert.Equal("archive_too_large", Assert.Throws<DocumentReadException>(() => Expand(zip, ("LargestRatio", "50"))).Code);
        Assert.Equal("archive_too_large", Assert.Throws<DocumentReadException>(() => Expand(zip, ("LargestTotalMegabytes", "20"))).Code);
        Assert.Equal("file_too_large", Assert.Single(Expand(zip, ("LargestMemberMegabytes", "20"))).Failure?.Code);
        Assert.Equal("archive_too_large", Assert.Throws<DocumentReadException>(() => Expand(OfficePackages.Zip(("a", ""), ("b", ""), ("c", "")), ("MostMembers", "2"))).Code);
    }

    [Fact]
    public void Expand_ClaimedSize_IsNotBelieved()
    {
        var zip = OfficePackages.ZipBytes(("a.txt", new byte[30 * 1024 * 1024]));
        foreach (var signature in (byte[][])[[0x50, 0x4B, 1, 2], [0x50, 0x4B, 3, 4]])
        {
            var at = zip.AsSpan().IndexOf(signature) + (signature[2] == 1 ? 24 : 22);
            BitConverter.TryWriteBytes(zip.AsSpan(at), 10);
        }

        var member = Assert.Single(Expand(zip, ("LargestMemberMegabytes", "20")));

        Assert.True(member.Failure is not null || member.Content.Length <= 20 * 1024 * 1024);
    }

    [Fact]
    public void Expand_ArchiveInside_IsRefusedOrReadToTheDepthAllowed()
    {
        var inner = OfficePackages.Zip(("b.txt", "中身"));
        var zip = OfficePackages.ZipBytes(("a.zip", inner), ("broken.zip", "PK\u0003\u0004x"u8.ToArray()), ("c.txt", "外"u8.ToArray()));

        Assert.Equal(["archive_nested", "archive_nested", null], Expand(zip).Select(m => m.Failure?.Code));
        var deep = Expand(zip, ("DeepestNesting", "1"));
        Assert.Equal(["a.zip!/b.txt", "broken.zip", "c.txt"], deep.Select(m => m.Name));
        Assert.Equal([null, "archive_broken", null], deep.Select(m => m.Failure?.Code));
        Assert.Equal("/data/a.zip!/a.zip!/b.txt", deep[0].Uri);
    }

    [Fact]
    public void Expand_EncryptedMember_SpoilsNoOther()
    {
        var zip = OfficePackages.Zip(("a.txt", "秘密"), ("b.txt", "公開"));
        zip[zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;

        Assert.Equal(["archive_encrypted", null], Expand(zip).Select(m => m.Failure?.Code));
    }

    [Theory]
    [InlineData(new byte[] { }, "file_empty")]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46 }, "type_mismatch")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 1, 2, 3 }, "archive_broken")]
    public void Expand_NoArchive_SaysWhy(byte[] content, string code) =>
        Assert.Equal(code, Assert.Throws<DocumentReadException>(() => Expand(content)).Code);

    private static List<ArchiveMember> Expand(byte[] content, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Readers:Archive:" + s.Key, (string?)s.Value))).Build();
        using var services = new ServiceCollection().AddLogging().AddDocumentReaders(configuration).BuildServiceProvider();
        var expander = services.GetRequiredService<IArchiveExpander>();
        Assert.True(expander.IsArchive("/data/a.ZIP"));
        return [.. expander.Expand(new SourceFile("/data/a.zip", content), TestContext.Current.CancellationToken)];
    }
}
