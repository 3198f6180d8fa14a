using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <summary>
/// What form the answer must have, read off the question. A passage on the subject without a number does not
/// answer 「何人ですか」: this is what keeps neighbours of the question from passing as its answer.
/// </summary>
internal sealed partial class ExpectedAnswer
{
    public required string Name { get; init; }

    /// <summary>What the answer's search key must match; null when any words may answer.</summary>
    public Regex? Form { get; init; }

    /// <summary>A date or a division may stand in the heading above; a number, a person or an amount must be said itself.</summary>
    public bool MayStandAbove { get; init; }

    public bool IsNumber => _counters is not null;

    /// <summary>The answer is a division; in a table its column is 担当課 or the like.</summary>
    public bool IsDivision => ReferenceEquals(this, Division);

    public bool IsDefinition => ReferenceEquals(this, Definition);

    /// <summary>The question asks what something is or consists of: a section about it answers better than a sentence that mentions it.</summary>
    public bool IsOpen => Form is null && !ReferenceEquals(this, Person);

    public static ExpectedAnswer Anything { get; } = new() { Name = "anything" };

    public static ExpectedAnswer Definition { get; } = new() { Name = "definition" };

    public static ExpectedAnswer Division { get; } = new() { Name = "division", Form = DivisionForm(), MayStandAbove = true };

    /// <summary>Somebody's name: the word segmenter must have read one.</summary>
    public static ExpectedAnswer Person { get; } = new() { Name = "person" };

    private string[]? _counters;

    /// <param name="counters">Alternatives such as 人|名, as a pattern; empty when any number will do.</param>
    public static ExpectedAnswer Number(string counters) => new()
    {
        Name = "number",
        Form = new Regex($"[0-9]+(?:\\.[0-9]+)?(?:万|億|千)? ?(?:{counters})", RegexOptions.NonBacktracking),
        _counters = counters.Split('|'),
    };

    public bool IsIn(EvidenceUnit unit) =>
        IsInOwn(unit) || HasNumberCell(unit) || (MayStandAbove && IsIn(unit.Label));

    /// <summary>In a row each cell is looked at alone: a number and the name of the next column make no amount.</summary>
    private bool IsInOwn(EvidenceUnit unit) => unit.IsWholeRow && Form is not null
        ? unit.Chunk.Cells.Any(cell => Form.IsMatch(SearchKey.Of(cell.Value)))
        : IsIn(unit.Own);

    /// <summary>A table keeps the unit in a column or header of its own; running numbers of rows are no answer.</summary>
    private bool HasNumberCell(EvidenceUnit unit) =>
        _counters is not null
        && unit.IsRow
        && Array.Exists(_counters, c => unit.Own.Key.Contains(c, StringComparison.Ordinal))
        && unit.Chunk.Cells.Any(cell => IsNumeral(cell.Value) && !cell.Column.Contains("No", StringComparison.OrdinalIgnoreCase));

    private static bool IsNumeral(string value) => value.Length > 0 && value.All(c => char.IsDigit(c) || c is ',' or '.' or '，' or '．');

    private bool IsIn(AnalyzedText text) =>
        (Form is null || Form.IsMatch(text.Key))
        && (!ReferenceEquals(this, Person) || text.Morphemes.Any(m => m.SubClass.StartsWith("固有名詞-人名", StringComparison.Ordinal)));

    [GeneratedRegex("課|部|室|センター|事務局|事務所|館|委員会|本部|係|責任者", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DivisionForm();
}
