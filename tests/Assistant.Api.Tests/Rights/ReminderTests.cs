using System.Net;
using System.Text;
using Assistant.Api.Tests.Support;
using Assistant.Core.Access;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Rights;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Api.Tests.Rights;

/// <summary>What somebody has to know is said where the person begins, not only where questions are asked.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    /// <summary>8 March 2026 in Japan: less than thirty days before the right ends.</summary>
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 8, 0, 0, 0, TimeSpan.Zero));
    private readonly FixedPolicies _policies = new();
    private RealServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RealServer.StartAsync(_time, services => services.AddSingleton<IGuidelinePolicies>(_policies));
        await _server.AddAsync("both", null, Roles.Staff, Roles.Admin);
        await _server.AddAsync("caretaker", null, Roles.Admin);
        await _server.AddAsync(new NewUser("applicant", "申請 花子", null, [Roles.Staff]) { WithRight = false });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Reminders_AreSaidOnEveryPageWhereSomebodyBegins()
    {
        _policies.Publish("v2", new RightToUseRules { ApprovalRequired = true, ReminderDays = 30, AcknowledgementRequired = true });
        _policies.InForce = _policies.InForce with { ToAcknowledge = ["v2"] };
        using var browser = _server.Browser("both");

        foreach (var page in new[] { "/", "/me", "/admin" })
        {
            var text = WebUtility.HtmlDecode(await browser.GetStringAsync(page, Cancellation));
            Assert.Contains("使える期間は2026年3月31日までです", text, StringComparison.Ordinal);
            Assert.Contains("生成AI利用ガイドラインが変わりました", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Administrator_WhoAsksNothing_IsToldOfApplicationsOnly_AndDecidesThem()
    {
        var applicant = (await _server.Get<IUserDirectory>().FindAsync("applicant", Cancellation))!.ToRequester();
        await _server.Get<IRightApplications>().ApplyAsync(applicant, "要約", 2025, Cancellation);
        using var browser = _server.Browser("caretaker");

        var text = WebUtility.HtmlDecode(await browser.GetStringAsync("/admin", Cancellation));

        Assert.Contains("あなたの承認を待っている申請が1件あります。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("利用の申請と所属長の承認が必要です", text, StringComparison.Ordinal);
        Assert.Contains("申請 花子", WebUtility.HtmlDecode(await browser.GetStringAsync("/rights/approvals", Cancellation)), StringComparison.Ordinal);
    }
}
