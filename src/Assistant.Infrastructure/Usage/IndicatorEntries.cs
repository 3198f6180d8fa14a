using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Usage.Indicators;
using Assistant.Core.Usage.Tables;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage;

internal sealed class IndicatorEntries(ChainedDatabase chained, Database database, IUsageTables tables, TimeProvider time) : IIndicatorEntries
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public Task EnterAsync(string indicator, int fiscalYear, long thousandths, string enteredBy, CancellationToken cancellationToken)
    {
        var known = tables.Indicators.FirstOrDefault(i => i.Id == indicator)
            ?? throw new AssistantException("indicator_unknown", "この番号の指標はありません。") { NextStep = "usage indicators で番号を確かめてください。" };
        if (known.Source == Indicator.FromLog)
        {
            throw new AssistantException("indicator_from_log", "この指標は利用の記録から計算されるため、入力できません。");
        }

        if (fiscalYear is < FirstYear or > LastYear || thousandths < 0)
        {
            throw new AssistantException("indicator_value_invalid", $"年度は {FirstYear}〜{LastYear}、値は 0 以上です。");
        }

        return chained.WriteAsync(
            async connection =>
            {
                var now = time.GetUtcNow();
                await connection
                    .Sql("INSERT INTO indicator_entries (indicator, fiscal_year, value, entered_by, entered_at) VALUES (@indicator, @year, @value, @by, @at)")
                    .With("@indicator", indicator).With("@year", fiscalYear).With("@value", thousandths).With("@by", enteredBy).With("@at", now)
                    .RunAsync(cancellationToken);
                var details = AuditDetails.Of(("fiscalYear", fiscalYear), ("thousandths", thousandths));
                await AuditRows.AppendAsync(connection, new AuditRecord(AuditActions.IndicatorEnter, enteredBy, indicator) { Details = details }, now, cancellationToken);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<IndicatorEntry>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<IndicatorEntry>>(
        async connection => await connection
            .Sql("""
                SELECT indicator, fiscal_year, value, entered_by, entered_at FROM indicator_entries
                WHERE id IN (SELECT max(id) FROM indicator_entries GROUP BY indicator, fiscal_year) ORDER BY indicator, fiscal_year
                """)
            .ListAsync(r => new IndicatorEntry(r.GetString(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3), r.Time(4)), cancellationToken),
        cancellationToken);
}
