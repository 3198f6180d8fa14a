using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Documents;
using Assistant.Core.Errors;

namespace Assistant.Api.Tests.Documents;

public sealed class UploadTests
{
    private const string Path = "/api/v1/documents";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_WithMetadata_IsStoredAndQueued()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);
        using var body = new MultipartFormDataContent
        {
            { new StringContent("plan"), "kind" },
            { new StringContent("2026-04-01"), "effective" },
            { new StringContent("2026"), "fiscalYear" },
            { new StringContent("staff"), "access" },
            { new StringContent("dx"), "access" },
            { new StringContent(string.Empty), "department" },
            { new StringContent("true"), "replace" },
            { File("本文です。"), "file", "計画.md" },
        };

        var response = await client.PostAsync(Path, body, Cancellation);

        var receipt = await response.ReadJsonAsync();
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal($"/api/v1/documents/{receipt.GetProperty("documentId").GetString()}", response.Headers.Location?.OriginalString);
        var (name, metadata, replace, userId, content) = Assert.Single(server.Ingestion.Uploaded);
        Assert.Equal(("計画.md", true, FakePeople.Admin.Id, "本文です。"), (name, replace, userId, Encoding.UTF8.GetString(content)));
        Assert.Equal((DocumentKind.Plan, new DateOnly(2026, 4, 1), 2026, null), (metadata.Kind, metadata.Effective, metadata.FiscalYear, metadata.Department));
        Assert.Equal(["staff", "dx"], metadata.Access!);
    }

    [Fact]
    public async Task Upload_WithoutFields_StatesNothing()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithCookie(FakePeople.Admin);
        using var body = new MultipartFormDataContent { { File("a"), "file", "a.txt" } };

        Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsync(Path, body, Cancellation)).StatusCode);

        var uploaded = Assert.Single(server.Ingestion.Uploaded);
        Assert.Null(uploaded.Metadata.Access);
        Assert.False(uploaded.Replace);
    }

    [Fact]
    public async Task Upload_InParallel_LosesNothing()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);
        var text = new string('字', 100_000);

        var responses = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            using var body = new MultipartFormDataContent { { File(i + text), "file", $"{i}.md" } };
            return (await client.PostAsync(Path, body, Cancellation)).StatusCode;
        }));

        Assert.All(responses, status => Assert.Equal(HttpStatusCode.Accepted, status));
        Assert.Equal(
            Enumerable.Range(0, 12).Select(i => i + text).Order(StringComparer.Ordinal),
            server.Ingestion.Uploaded.Select(u => Encoding.UTF8.GetString(u.Content)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Upload_WithFieldsBehindTheFile_IsRefusedAndNotStored()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);
        using var body = new MultipartFormDataContent { { File("a"), "file", "a.md" }, { new StringContent("staff"), "access" } };

        await (await client.PostAsync(Path, body, Cancellation)).AssertProblemAsync(HttpStatusCode.BadRequest, "upload_order");

        Assert.Empty(server.Ingestion.Uploaded);
    }

    [Fact]
    public async Task Upload_WithWrongFields_NamesThemAllAndIsNotStored()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);
        using var body = new MultipartFormDataContent
        {
            { new StringContent("novel"), "kind" },
            { new StringContent("令和8年"), "fiscalYear" },
            { new StringContent("red"), "colour" },
            { File("a"), "file", "a.md" },
        };

        var problem = await (await client.PostAsync(Path, body, Cancellation)).AssertProblemAsync(HttpStatusCode.BadRequest, "metadata_invalid");

        Assert.Equal(["colour", "fiscalYear", "kind"], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Empty(server.Ingestion.Uploaded);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("C:\\Windows\\a.md")]
    [InlineData("a\u202Egnp.exe.md")]
    [InlineData("a\"b.md")]
    public async Task Upload_OfAHostileName_HandsItOnAsItCame(string name)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);
        var head = $"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\r\n\r\na\r\n--x--\r\n";

        var response = await PostRawAsync(client, head);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        // What makes a name harmless is the store's business: it must see all of it.
        Assert.EndsWith(name[^4..], Assert.Single(server.Ingestion.Uploaded).Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "upload_incomplete")]
    [InlineData("--x--\r\n", "upload_incomplete")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"access\"\r\n\r\nstaff\r\n--x--\r\n", "upload_incomplete")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"other\"; filename=\"a.md\"\r\n\r\na\r\n--x--\r\n", "upload_incomplete")]
    [InlineData("--x\r\n\r\na\r\n--x--\r\n", "request_invalid")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\nhalf", "request_invalid")]
    public async Task Upload_Malformed_IsRefusedAndNotStored(string body, string code)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);

        var problem = await (await PostRawAsync(client, body)).ReadJsonAsync();

        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.Contains(problem.GetProperty("code").GetString(), new[] { code, "request_invalid" });
        Assert.Empty(server.Ingestion.Uploaded);
    }

    [Fact]
    public async Task Upload_NotMultipart_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);

        await (await client.PostJsonAsync(Path, "{}")).AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, "media_type_unsupported");
    }

    [Fact]
    public async Task Upload_Of300Megabytes_IsRefusedBeforeItIsSent()
    {
        await using var server = await ApiServer.StartAsync();
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler) { BaseAddress = server.Address };
        using var content = new Announced(300L * 1024 * 1024);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"key-{FakePeople.Admin.Id}");

        var response = await client.SendAsync(request, Cancellation);

        await response.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, "upload_too_large");
        Assert.False(content.WasSent);
    }

    [Fact]
    public async Task Upload_ThatDoesNotSayHowLongItIs_IsCutOffAtTheLimit()
    {
        await using var server = await ApiServer.StartAsync(["--Ingest:LargestFileMegabytes=1"]);
        using var client = server.WithKey(FakePeople.Admin);
        using var body = new MultipartFormDataContent { { new ByteArrayContent(new byte[1_200_000]), "file", "a.md" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = body };
        request.Headers.TransferEncodingChunked = true;

        await (await client.SendAsync(request, Cancellation)).AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request_too_large");

        Assert.Empty(server.Ingestion.Uploaded);
    }

    [Theory]
    [InlineData("upload_exists", HttpStatusCode.Conflict)]
    [InlineData("upload_too_large", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("upload_name_invalid", HttpStatusCode.BadRequest)]
    [InlineData("type_unsupported", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("file_empty", HttpStatusCode.BadRequest)]
    [InlineData("confidentiality_above_limit", HttpStatusCode.BadRequest)]
    [InlineData("metadata_invalid", HttpStatusCode.BadRequest)]
    [InlineData("storage_full", HttpStatusCode.ServiceUnavailable)]
    public async Task Upload_RefusedByTheStore_SaysWhy(string code, HttpStatusCode status)
    {
        await using var server = await ApiServer.StartAsync();
        server.Ingestion.Failure = new AssistantException(code, "登録できません。");
        using var client = server.WithKey(FakePeople.Admin);
        using var body = new MultipartFormDataContent { { File("a"), "file", "a.md" } };

        await (await client.PostAsync(Path, body, Cancellation)).AssertProblemAsync(status, code);
    }

    private static ByteArrayContent File(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<HttpResponseMessage> PostRawAsync(HttpClient client, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        return await client.PostAsync(Path, content, Cancellation);
    }

    /// <summary>Says how long it is, and whether anybody wanted it.</summary>
    private sealed class Announced : HttpContent
    {
        private readonly long _length;

        public Announced(long length)
        {
            _length = length;
            Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        }

        public bool WasSent { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            WasSent = true;
            throw new InvalidOperationException("The body was asked for.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _length;
            return true;
        }
    }
}
