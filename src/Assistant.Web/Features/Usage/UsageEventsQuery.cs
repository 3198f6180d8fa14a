using System.Globalization;
using Assistant.Core.Usage;
using Assistant.Core.Usage.DrillDown;

namespace Assistant.Web.Features.Usage;

/// <param name="Kind">A feature, or 「feature/template」.</param>
internal sealed record UsageEventsQuery(YearMonth Month, string? Department, string? Kind, string? Outcome, string? Purpose, int Page)
{
    public const int PageLength = 50;

    /// <summary>In an address: uses without a purpose. No id looks like this.</summary>
    public const string NoPurpose = "-";

    private const char Separator = '/';

    public UsageRowFilter Filter
    {
        get
        {
            var parts = Kind?.Split(Separator, 2);
            return new UsageRowFilter(Month, Department, parts?[0], parts is [_, var template] ? template : null, Outcome, Purpose == NoPurpose ? "" : Purpose);
        }
    }

    public static UsageEventsQuery Read(string? month, string? department, string? kind, string? outcome, string? purpose, string? page, YearMonth otherwise) => new(
        YearMonth.TryParse(month, out var parsed) ? parsed : otherwise,
        Stated(department),
        Stated(kind),
        Stated(outcome),
        Stated(purpose),
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1);

    public string Address(int page) => string.Concat(
        $"/usage/events?month={Month}",
        Part("department", Department),
        Part("kind", Kind),
        Part("outcome", Outcome),
        Part("purpose", Purpose),
        page > 1 ? string.Create(CultureInfo.InvariantCulture, $"&page={page}") : "");

    private static string Part(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    private static string? Stated(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
