using System.Globalization;
using Assistant.Core.Access;
using Assistant.Core.Rights;

namespace Assistant.Cli.Rights;

/// <summary>A person as one line of JSON.</summary>
/// <param name="RightUntil">Last day of use; null when the person has no right today.</param>
/// <param name="Missing">Codes of what stands in the way of using the service.</param>
internal sealed record UserLine(
    string User, string DisplayName, string? Department, string? Post, IReadOnlyList<string> Roles, bool Enabled, DateOnly? RightUntil, DateOnly? TrainedOn, IReadOnlyList<string> Missing)
{
    public static UserLine Of(UserAccount user, RightStanding? standing) => new(
        user.Name,
        user.DisplayName,
        user.Department,
        user.Post,
        [.. user.Roles.Order(StringComparer.Ordinal)],
        user.Enabled,
        standing?.Until,
        standing?.TrainedOn,
        standing?.Missing ?? [RightCodes.Missing]);

    [System.Text.Json.Serialization.JsonIgnore]
    public string RightText => RightUntil is { } day ? string.Create(CultureInfo.InvariantCulture, $"利用 {day:yyyy-MM-dd} まで") : "利用の権利なし";
}
