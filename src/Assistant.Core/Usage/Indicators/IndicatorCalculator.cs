namespace Assistant.Core.Usage.Indicators;

/// <summary>Where an indicator stands. The stated baseline and target are never re-interpreted: what differs stands beside them.</summary>
public static class IndicatorCalculator
{
    private const int MonthsAYear = 12;
    private const int FewestForRange = 3;

    /// <summary>Of a normal distribution.</summary>
    private const double Range95 = 1.96;

    /// <param name="actual">What is known by fiscal year, oldest first.</param>
    /// <param name="months">For an indicator from the log: the value of each month with use, oldest first.</param>
    public static IndicatorReport Compute(Indicator indicator, IReadOnlyList<YearValue> actual, IReadOnlyList<int> months)
    {
        var fromLog = indicator.Source == Indicator.FromLog;
        var pace = actual is [.., var latest] ? Round(fromLog ? latest.Value * MonthsAYear / latest.Months : latest.Value) : (decimal?)null;
        var path = Path(indicator);
        var status = Judge(indicator, actual, pace, path);
        return new IndicatorReport(
            indicator.Id,
            indicator.Section,
            indicator.Name,
            indicator.Unit,
            indicator.Source,
            indicator.Scope,
            indicator.BaselineYear,
            indicator.BaselineMonths,
            Value(indicator.Baseline),
            indicator.BaselineMonths < MonthsAYear && indicator.Baseline is { } partly ? Round(Value(partly) * MonthsAYear / indicator.BaselineMonths) : null,
            indicator.TargetYear,
            Value(indicator.Target),
            fromLog && indicator.Target is { } target ? Round(Value(target) / MonthsAYear) : null,
            path,
            actual,
            pace,
            fromLog ? FromMonths(months) : FromYears(indicator, actual),
            status,
            IndicatorStatus.Describe(status));
    }

    /// <summary>Rounded to the unit; percentages keep their decimals.</summary>
    public static IReadOnlyList<YearValue> Path(Indicator indicator)
    {
        if (indicator.Baseline is not { } from || indicator.Target is not { } to)
        {
            return [];
        }

        var years = indicator.TargetYear - indicator.BaselineYear;
        return [.. Enumerable.Range(0, years + 1).Select(year =>
        {
            var value = Value(from) + ((Value(to) - Value(from)) * year / years);
            return new YearValue(indicator.BaselineYear + year, indicator.IsPercentage ? decimal.Round(value, 1, MidpointRounding.AwayFromZero) : Round(value));
        })];
    }

    private static string Judge(Indicator indicator, IReadOnlyList<YearValue> actual, decimal? pace, IReadOnlyList<YearValue> path)
    {
        if (indicator.Baseline is null || indicator.Target is not { } target)
        {
            return IndicatorStatus.NoFigures;
        }

        if (pace is not { } reached || actual[^1].FiscalYear <= indicator.BaselineYear)
        {
            return IndicatorStatus.NoData;
        }

        var upwards = indicator.Target >= indicator.Baseline;
        bool Meets(decimal goal) => upwards ? reached >= goal : reached <= goal;
        if (Meets(Value(target)) && actual[^1].FiscalYear < indicator.TargetYear)
        {
            return IndicatorStatus.Achieved;
        }

        var due = path.FirstOrDefault(p => p.FiscalYear == actual[^1].FiscalYear)?.Value ?? Value(target);
        return Meets(due) ? IndicatorStatus.OnPath : IndicatorStatus.Behind;
    }

    /// <summary>Twelve months like the last ones with use (twelve at most), as if each were drawn by itself.</summary>
    private static IndicatorForecast? FromMonths(IReadOnlyList<int> months)
    {
        var last = months.TakeLast(MonthsAYear).Select(m => (double)m).ToList();
        if (last.Count == 0)
        {
            return null;
        }

        var mean = last.Average();
        const string method = "利用のあった直近（最大12）か月の月平均×12。幅は月ごとのばらつきから求めた95%の範囲（各月は独立とみなす）。";
        if (last.Count < FewestForRange)
        {
            return new IndicatorForecast(Round((decimal)(mean * MonthsAYear)), null, null, method + "3か月に満たないため、幅は示しません。");
        }

        // The year's sum varies with its twelve months, and its mean is known only from as many months as there are.
        var variance = last.Sum(m => (m - mean) * (m - mean)) / (last.Count - 1);
        var half = Range95 * Math.Sqrt(variance * ((double)MonthsAYear + ((double)MonthsAYear * MonthsAYear / last.Count)));
        return new IndicatorForecast(Round((decimal)(mean * MonthsAYear)), Round((decimal)Math.Max(0, (mean * MonthsAYear) - half)), Round((decimal)((mean * MonthsAYear) + half)), method);
    }

    /// <summary>A straight line through the baseline and the years that are known.</summary>
    private static IndicatorForecast? FromYears(Indicator indicator, IReadOnlyList<YearValue> actual)
    {
        var points = actual.Where(a => a.FiscalYear > indicator.BaselineYear).Select(a => (X: (double)a.FiscalYear, Y: (double)a.Value)).ToList();
        if (indicator.Baseline is not { } baseline || points.Count == 0)
        {
            return null;
        }

        points.Insert(0, (indicator.BaselineYear, (double)Value(baseline)));
        var (mx, my) = (points.Average(p => p.X), points.Average(p => p.Y));
        var spread = points.Sum(p => (p.X - mx) * (p.X - mx));
        var slope = points.Sum(p => (p.X - mx) * (p.Y - my)) / spread;
        var expected = my + (slope * (indicator.TargetYear - mx));
        const string method = "基準年度と入力された年度を通る直線を目標年度まで延ばした値。";
        if (points.Count < FewestForRange)
        {
            return new IndicatorForecast(Round((decimal)expected), null, null, method + "2点だけのため、幅は示しません。");
        }

        var residual = points.Sum(p => Math.Pow(p.Y - (my + (slope * (p.X - mx))), 2)) / (points.Count - 2);
        var half = Range95 * Math.Sqrt(residual * (1 + (1.0 / points.Count) + (Math.Pow(indicator.TargetYear - mx, 2) / spread)));
        return new IndicatorForecast(Round((decimal)expected), Round((decimal)(expected - half)), Round((decimal)(expected + half)), method + "幅は直線からのずれから求めた95%の目安。");
    }

    private static decimal Value(long thousandths) => (decimal)thousandths / Indicator.Scale;

    private static decimal? Value(long? thousandths) => thousandths is { } value ? Value(value) : null;

    private static decimal Round(decimal value) => decimal.Round(value, 0, MidpointRounding.AwayFromZero);
}
