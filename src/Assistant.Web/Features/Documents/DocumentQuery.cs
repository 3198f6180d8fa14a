using System.Globalization;
using Assistant.Core.Catalog;
using Assistant.Core.Documents;

namespace Assistant.Web.Features.Documents;

/// <summary>What the address of the list asks for. What makes no sense in it is taken as left out: an address is typed by anybody.</summary>
public sealed record DocumentQuery
{
    public const int PageLength = 50;

    private const int LongestText = 200;

    public string? Text { get; init; }

    public DocumentStanding? Standing { get; init; }

    public DocumentKind? Kind { get; init; }

    public bool CurrentOnly { get; init; }

    public CatalogOrder Order { get; init; } = CatalogOrder.Title;

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool Narrows => Text is not null || Standing is not null || Kind is not null || CurrentOnly;

    public CatalogFilter Filter => new() { Text = Text, Standing = Standing, Kind = Kind, IncludeOutdated = !CurrentOnly };

    public static DocumentQuery Read(string? text, string? state, string? kind, string? current, string? order, string? descending, int? page) => new()
    {
        Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim() is { Length: > LongestText } longer ? longer[..LongestText] : text.Trim(),
        Standing = Parse<DocumentStanding>(state),
        Kind = Parse<DocumentKind>(kind),
        CurrentOnly = current == "true",
        Order = Parse<CatalogOrder>(order) ?? CatalogOrder.Title,
        Descending = descending == "true",
        Page = page is > 0 ? page.Value : 1,
    };

    public string Address()
    {
        List<string> parts = [];
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        Add("q", Text);
        Add("state", Standing?.ToString());
        Add("kind", Kind?.ToString());
        Add("current", CurrentOnly ? "true" : null);
        Add("order", Order == CatalogOrder.Title ? null : Order.ToString());
        Add("desc", Descending ? "true" : null);
        Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
        return parts.Count == 0 ? "/documents" : $"/documents?{string.Join('&', parts)}";
    }

    /// <summary>The same order the other way round, a new one from its natural end.</summary>
    public DocumentQuery Sorted(CatalogOrder order) => this with { Order = order, Descending = order == Order && !Descending, Page = 1 };

    private static T? Parse<T>(string? value)
        where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: false, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
}
