using Assistant.Core.Access;
using Assistant.Core.Rights;
using Xunit;

namespace Assistant.Core.Tests.Rights;

public sealed class ApprovalRuleTests
{
    [Theory]
    [InlineData("head", false, true, null)]
    [InlineData("other", false, true, "not_head")]
    [InlineData("above", false, true, "not_head")]
    [InlineData("admin", true, true, "not_head")]
    [InlineData("above", false, false, null)]
    [InlineData("admin", true, false, null)]
    [InlineData("other", false, false, "not_head")]
    [InlineData("applicant", true, false, "application_own")]
    public void Application_IsDecided_ByTheHeadOrWhereThereIsNoneFromAbove(string decider, bool isAdministrator, bool hasHead, string? refusal)
    {
        var person = new Requester(decider, null, new HashSet<string>(isAdministrator ? [Roles.Staff, Roles.Admin] : [Roles.Staff], StringComparer.Ordinal));

        var refused = ApprovalRule.Refuse(person, "applicant", new UnitHeads("K1", hasHead ? ["head"] : [], ["above"]));

        Assert.Equal(refusal, refused?.Code);
    }
}
