using System.Text;
using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Ingestion;
using Assistant.Testing.Documents;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests.Features;

public sealed class DocumentAdministrationTests(BrowserFixture browser)
{
    [Fact]
    public async Task Upload_ByTheFileChooser_SendsFilesAndFieldsAndTellsOfTheBadOne()
    {
        await using var site = await StartAsync();
        await using var visit = await OpenAsync(site);
        await visit.Page.Locator("#upload > summary").ClickAsync();
        await visit.Page.Locator("#upload-file").SetInputFilesAsync([Payload("計画.md", "# 計画\n本文です。"), Payload("空.md", string.Empty)]);
        await Expect(visit.Page.Locator(".upload-item")).ToHaveCountAsync(2);
        await Expect(Item(visit, "空.md")).ToContainTextAsync("空のファイルです。");
        await visit.Page.GetByLabel("種類", new() { Exact = true }).Nth(0).SelectOptionAsync("plan");
        await visit.Page.Locator("#upload-form").GetByLabel("職員").CheckAsync();
        await visit.Page.Locator("#upload-form").GetByLabel("総務部 ＞ DX戦略課").CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登録する", Exact = true }).ClickAsync();

        await Expect(Item(visit, "計画.md")).ToContainTextAsync("登録しました。読み取りを待っています。");
        await Expect(visit.Page.Locator("#announcer")).ToHaveTextAsync("1件を登録しました。");
        await Expect(visit.Page.Locator("#document-list")).ToContainTextAsync("計画.md");
        var (name, metadata, replace, userId, content) = Assert.Single(site.Ingestion.Uploaded);
        Assert.Equal(("計画.md", false, visit.Name, "# 計画\n本文です。"), (name, replace, userId, Encoding.UTF8.GetString(content)));
        Assert.Equal(["staff", "dx"], metadata.Access!);
    }

    [Fact]
    public async Task Upload_ByDrop_ShowsTheServersReasonBesideTheFile()
    {
        await using var site = await StartAsync();
        site.Ingestion.Failure = new AssistantException("type_unsupported", "この種類のファイル（.exe）は読めません。") { NextStep = "別の形で保存してください。" };
        await using var visit = await OpenAsync(site);
        visit.Expected.Add("415");
        await visit.Page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.items.add(new File(['MZ'], '道具.exe'));
              for (const type of ['dragover', 'drop']) {
                document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
              }
            }
            """);
        await Expect(Item(visit, "道具.exe")).ToContainTextAsync("登録を待っています");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登録する", Exact = true }).ClickAsync();
        await Expect(Item(visit, "道具.exe")).ToContainTextAsync("この種類のファイル（.exe）は読めません。別の形で保存してください。");
        await Expect(visit.Page.Locator("#announcer")).ToHaveTextAsync("0件を登録しました。1件は登録できませんでした。");
        await visit.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Upload_WithAWrongField_ShowsTheProblemBesideItAndKeepsTheFile()
    {
        await using var site = await StartAsync();
        await using var visit = await OpenAsync(site);
        visit.Expected.Add("400");
        await visit.Page.Locator("#upload > summary").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登録する", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("#upload-file-notes")).ToContainTextAsync("ファイルを選んでください。");
        await visit.Page.Locator("#upload-file").SetInputFilesAsync([Payload("計画.md", "本文")]);
        await visit.Page.Locator("#upload-fiscalYear").FillAsync("令和8");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登録する", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("#upload-fiscalYear-notes")).ToContainTextAsync("年度は、2026 のように");
        await Expect(visit.Page.Locator("#upload-fiscalYear")).ToBeFocusedAsync();
        Assert.Empty(site.Ingestion.Uploaded);

        await visit.Page.Locator("#upload-fiscalYear").FillAsync("2026");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(Item(visit, "計画.md")).ToContainTextAsync("登録しました。");
        Assert.Equal(2026, Assert.Single(site.Ingestion.Uploaded).Metadata.FiscalYear);
    }

    [Fact]
    public async Task Progress_WhileFilesAreRead_IsLive()
    {
        await using var site = await StartAsync();
        await using var visit = await OpenAsync(site);
        var line = visit.Page.Locator($"[data-job='{SampleAdministration.ReadingId}']");
        await Expect(line).ToContainTextAsync("12/93ページ");
        await Expect(visit.Page.Locator("#ingestion")).ToContainTextAsync("60ページ/分");
        await Expect(visit.Page.Locator("#document-list")).ToContainTextAsync("読み取り中 12/93ページ");

        site.Ingestion.Put(MemoryIngestion.Job(SampleAdministration.ReadingId, "就業規則の手引き.pdf", JobState.Running, 80, 93));
        await Expect(line).ToContainTextAsync("80/93ページ");
        await Expect(visit.Page.Locator("#document-list")).ToContainTextAsync("読み取り中 80/93ページ");

        site.Ingestion.Finish(SampleAdministration.ReadingId);
        await Expect(line).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("#document-list")).Not.ToContainTextAsync("就業規則の手引き.pdf");
        await Expect(visit.Page.Locator("#ingestion-idle")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Review_Released_BecomesSearchableByTheKeyboardAlone()
    {
        await using var site = await StartAsync();
        await using var visit = await OpenAsync(site, $"/documents/{SampleAdministration.HeldId}");
        await Expect(visit.Page.Locator("#review")).ToContainTextAsync("個人番号 12**********（世帯主）");
        await visit.AssertAccessibleAsync();
        var release = visit.Page.GetByRole(AriaRole.Button, new() { Name = "この文書を検索できるようにする" });
        await release.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator("#done")).ToContainTextAsync("検索できるようにします。");
        await Expect(visit.Page.Locator("#standing")).ToContainTextAsync("待ち");
        Assert.Equal((ReviewState.Released, visit.Name), (site.Ingestion.Reviews[SampleAdministration.HeldId].State, site.Ingestion.Reviews[SampleAdministration.HeldId].DecidedBy));
    }

    [Fact]
    public async Task Review_OfAFileThatHasChanged_IsNotDecidedAndSaysSo()
    {
        await using var site = await StartAsync();
        await using var visit = await OpenAsync(site, $"/documents/{SampleAdministration.HeldId}");
        site.Ingestion.Reviews[SampleAdministration.HeldId] = site.Ingestion.Reviews[SampleAdministration.HeldId] with { ContentHash = "h2" };
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "検索できないままにする" }).ClickAsync();
        await Expect(visit.Page.Locator("#problems")).ToContainTextAsync("確認した後で、ファイルが変わりました。");
        Assert.Equal(ReviewState.Pending, site.Ingestion.Reviews[SampleAdministration.HeldId].State);
    }

    [Fact]
    public async Task Access_Changed_TakesAwayTheSightOfAMemberOfStaffAtOnce()
    {
        await using var site = await StartAsync();
        await using var staff = await browser.OpenAsync(own: site);
        staff.Expected.Add("404");
        await staff.SignInAsync($"/sources/{SampleLibrary.PlanId}?page=1");
        await Expect(staff.Page.Locator("h1")).ToHaveTextAsync("DX郡山推進計画2026-2029");

        await using var visit = await OpenAsync(site, $"/documents/{SampleLibrary.PlanId}");
        await visit.Page.Locator("#edit-fiscalYear").FillAsync("八");
        await visit.Page.GetByLabel("職員").UncheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "変更を保存する" }).ClickAsync();
        await Expect(visit.Page.Locator("#problems")).ToContainTextAsync("年度は、2026 のように");
        await Expect(visit.Page.GetByLabel("職員")).Not.ToBeCheckedAsync();
        await visit.Page.Locator("#edit-fiscalYear").FillAsync("2026");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "変更を保存する" }).ClickAsync();
        await Expect(visit.Page.Locator("#done")).ToContainTextAsync("変更を保存しました。");

        Assert.Equal(404, (await staff.Page.ReloadAsync())!.Status);
        var stated = await ((IDocumentEditing)site.Ingestion).FindAsync(SampleLibrary.PlanId, TestContext.Current.CancellationToken);
        Assert.Equal((null, 2026, (string?)null), ((DocumentKind?)stated!.Kind, stated.FiscalYear, stated.Title));
        Assert.Equal(["evaluator", "analyst"], stated.Access!);
    }

    [Fact]
    public async Task Document_Deleted_IsAskedOnceByNameAndIsGone()
    {
        await using var site = await StartAsync();
        await using var visit = await OpenAsync(site, $"/documents/{SampleLibrary.ProcedureId}");
        visit.Expected.Add("404");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "削除する" }).ClickAsync();
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("文書「行政評価（一次評価・二次評価）の手順」を削除しますか。");
        await visit.AssertAccessibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "この文書を削除する" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/documents");
        await Expect(visit.Page.Locator("#document-list")).Not.ToContainTextAsync("行政評価（一次評価");
        Assert.Equal(404, (await visit.Page.GotoAsync($"/documents/{SampleLibrary.ProcedureId}"))!.Status);
    }

    [Fact]
    public async Task Document_InQuarantine_SaysWhyAndIsReadAgain()
    {
        await using var site = await StartAsync();
        await using var visit = await OpenAsync(site, "/documents?state=Quarantined");
        await Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("tbody")).ToContainTextAsync("隔離");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "古い要綱.doc.pdf" }).ClickAsync();
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("PDF が壊れていて読めません。");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "読み直す" }).ClickAsync();
        await Expect(visit.Page.Locator("#standing")).ToContainTextAsync("待ち");
        Assert.Equal(0, site.Ingestion.Jobs.Find(j => j.DocumentId == SampleAdministration.BrokenId)!.Attempts);
    }

    [Fact]
    public async Task List_OfManyDocuments_IsNarrowedSortedAndTurned()
    {
        await using var site = await StartAsync();
        SampleAdministration.FillMany(site, 120);
        await using var visit = await OpenAsync(site);
        await visit.Page.Locator("#filter-text").FillAsync("要綱　号");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("#document-list")).ToContainTextAsync("120件のうち 1〜50件目");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "文書名", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("tbody th").First).ToHaveTextAsync("要綱 第120号");
        await Expect(visit.Page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("文書名");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "3", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(20);
        await Expect(visit.Page.Locator("a[aria-current=page].paging-number")).ToHaveTextAsync("3");
        await visit.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Administration_ForAMemberOfStaff_IsNotThere()
    {
        await using var site = await StartAsync();
        await using var visit = await browser.OpenAsync(own: site);
        visit.Expected.Add("403");
        await visit.SignInAsync("/documents");
        await Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(5);
        await Expect(visit.Page.Locator("#upload, #ingestion, .access, #filter-state, a[href^='/documents/']")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("main")).Not.ToContainTextAsync("申請者名簿");
        foreach (var path in new[] { "/documents/upload", $"/documents/{SampleLibrary.PlanId}", $"/documents/{SampleLibrary.PlanId}/delete" })
        {
            Assert.Equal(403, (await visit.Page.GotoAsync(path))!.Status);
        }
    }

    [Fact]
    public async Task Documents_WithoutScript_AreUploadedAndEdited()
    {
        await using var site = await StartAsync();
        await using var visit = await browser.OpenAsync(o => o.JavaScriptEnabled = false, site);
        visit.Name = "admin-plain";
        await visit.SignInAsync("/documents");
        await visit.Page.Locator("#upload > summary").ClickAsync();
        await visit.Page.Locator("#upload-file").SetInputFilesAsync([Payload("一.md", "一"), Payload("二.md", "二")]);
        await visit.Page.Locator("#upload-expires").FillAsync("2027-03-31");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登録する", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator(".upload-results li")).ToHaveCountAsync(2);
        Assert.Equal(["一.md", "二.md"], site.Ingestion.Uploaded.Select(u => u.Name));
        Assert.All(site.Ingestion.Uploaded, u => Assert.Equal(new DateOnly(2027, 3, 31), u.Metadata.Expires));

        await visit.Page.GotoAsync("/documents/upload");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登録する", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("#problems")).ToContainTextAsync("ファイルを選んでください。");

        await visit.Page.GotoAsync($"/documents/{SampleLibrary.GuidelineId}");
        await visit.Page.Locator("#edit-title").FillAsync("新しい題名");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "変更を保存する" }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("新しい題名");
    }

    [Theory]
    [InlineData("phone", 390, 844)]
    public async Task Pages_OfEverySize_FitAndAreKeptAsPictures(string size, int width, int height)
    {
        await using var site = await StartAsync();
        await using var visit = await OpenAsync(site, "/documents", (width, height));
        var page = visit.Page;
        async Task KeepAsync(string name)
        {
            var widths = await page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, document.documentElement.clientWidth]");
            Assert.True(widths[0] <= widths[1], $"{name}: {widths[0]} > {widths[1]}");
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                [...document.querySelectorAll('button, summary, input:not([type=hidden]), select, textarea, .button, .icon-button, .sort, .paging-number')]
                  .filter(e => e.checkVisibility() && !e.closest('.visually-hidden'))
                  .filter(e => { const target = e.matches('input[type=checkbox]') ? e.closest('label') : e; return target.getBoundingClientRect().height < 44; })
                  .map(e => e.outerHTML.slice(0, 120))
                """));
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}-{size}.png"), FullPage = true });
        }

        await KeepAsync("20-documents");
        await page.Locator("#upload > summary").ClickAsync();
        await page.Locator("#upload-file").SetInputFilesAsync([Payload("地域防災計画 概要版.md", "本文"), Payload("空.md", string.Empty)]);
        await visit.AssertAccessibleAsync();
        await KeepAsync("21-upload");
        await page.GotoAsync($"/documents/{SampleAdministration.HeldId}");
        await KeepAsync("22-review");
        await page.GotoAsync($"/documents/{SampleLibrary.GuidelineId}");
        await visit.AssertAccessibleAsync();
        await KeepAsync("23-document");
        await page.GotoAsync($"/documents/{SampleLibrary.GuidelineId}/delete");
        await KeepAsync("24-document-delete");
    }

    private static FilePayload Payload(string name, string text) => new() { Name = name, MimeType = "text/markdown", Buffer = Encoding.UTF8.GetBytes(text) };

    private static ILocator Item(Visit visit, string name) => visit.Page.Locator(".upload-item", new() { HasText = name });

    private static async Task<TestSite> StartAsync()
    {
        var site = await TestSite.StartAsync();
        SampleAdministration.Fill(site);
        return site;
    }

    private async Task<Visit> OpenAsync(TestSite site, string path = "/documents", (int Width, int Height)? size = null)
    {
        var visit = await browser.OpenAsync(own: site, size: size);
        visit.Name = "admin";
        return await visit.SignInAsync(path);
    }
}
