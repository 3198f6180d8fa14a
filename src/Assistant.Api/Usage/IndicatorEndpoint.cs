using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Core.Errors;
using Assistant.Core.Usage.Indicators;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Api.Usage;

internal static class IndicatorEndpoint
{
    /// <summary>The entry is recorded in the audit log in the transaction that stores it.</summary>
    public static RouteGroupBuilder MapIndicatorEndpoint(this RouteGroupBuilder usage)
    {
        usage.MapPost("/indicators/{id}/values", EnterAsync)
            .WithName("usageIndicatorEnter")
            .WithSummary("記録から計算できない指標の、年度の実績を入力します。上書きはせず、最後の入力が有効です。")
            .ProducesFailures(400, 404, 409, 503);
        return usage;
    }

    private static async Task<NoContent> EnterAsync(string id, IndicatorValueBody body, ClaimsPrincipal person, IIndicatorEntries entries, CancellationToken cancellationToken)
    {
        var thousandths = body.Value * Indicator.Scale;
        if (body.Value is < 0 or > Indicator.LargestValue || decimal.Truncate(thousandths) != thousandths)
        {
            throw new AssistantException("indicator_value_invalid", "値は 0 以上の数（小数は3桁まで）です。");
        }

        await entries.EnterAsync(id, body.FiscalYear, (long)thousandths, person.ToRequester().UserId, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <param name="FiscalYear">西暦.</param>
/// <param name="Value">In the unit of the indicator, with three decimals at most.</param>
internal sealed record IndicatorValueBody(int FiscalYear, decimal Value);
