using System.Collections.Frozen;
using Assistant.Core.Errors;
using Assistant.Core.Text;

namespace Assistant.Core.Guideline;

/// <summary>
/// What the detectors know as data: published contacts, denied words, marks of confidentiality, surnames.
/// The factory's tables, and what the administrator adds in files of the same names. Immutable.
/// </summary>
public sealed class DetectorTables
{
    private static readonly (string Name, int Fewest, int Most)[] _files =
    [
        ("allow-list", 2, 2),
        ("deny-list", 1, 1),
        ("confidentiality-marks", 1, 1),
        ("surnames", 1, 1),
    ];

    private static readonly string[] _allowedKinds = [AllowedNumber, AllowedMail, AllowedAddress, AllowedName];

    /// <summary>Kinds of the allow list.</summary>
    public const string AllowedNumber = "number";

    /// <inheritdoc cref="AllowedNumber"/>
    public const string AllowedMail = "mail";

    /// <inheritdoc cref="AllowedNumber"/>
    public const string AllowedAddress = "address";

    /// <inheritdoc cref="AllowedNumber"/>
    public const string AllowedName = "name";

    private readonly IReadOnlyDictionary<string, IReadOnlyList<string[]>> _rows;
    private readonly FrozenSet<string> _numbers;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _surnames;
    private readonly FrozenSet<string> _mails;
    private readonly FrozenSet<string> _addresses;
    private readonly FrozenSet<string> _names;
    private readonly WordFinder _markers;
    private readonly WordFinder _denied;
    private readonly int _longestSurname;

    private DetectorTables(IReadOnlyDictionary<string, IReadOnlyList<string[]>> rows, IReadOnlyList<string> copyright, IReadOnlyList<string> unlike)
    {
        _rows = rows;
        var allowed = rows["allow-list"].ToLookup(r => r[0], r => Folded(r[1]), StringComparer.Ordinal);
        _numbers = allowed["number"].Select(value => string.Concat(value.Where(char.IsAsciiDigit))).ToFrozenSet(StringComparer.Ordinal);
        _mails = allowed["mail"].ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _addresses = allowed["address"].Select(value => AddressKey.Of(value)).ToFrozenSet(StringComparer.Ordinal);
        _names = allowed["name"].Select(Joined).ToFrozenSet(StringComparer.Ordinal);
        _markers = new WordFinder(rows["confidentiality-marks"].Select(r => Folded(r[0])));
        _denied = new WordFinder(rows["deny-list"].Select(r => Folded(r[0])));
        var surnames = rows["surnames"].Select(r => Folded(r[0])).ToFrozenSet(StringComparer.Ordinal);
        _surnames = surnames.GetAlternateLookup<ReadOnlySpan<char>>();
        _longestSurname = surnames.Max(name => name.Length);
        Copyright = new WordPatterns(copyright.Select(Folded), unlike.Select(Folded));
    }

    /// <summary>The factory's tables alone.</summary>
    public static DetectorTables Default { get; } = Read(null);

    /// <param name="folder">Where the administrator's tables are; need not exist. Null for the factory's tables alone.</param>
    /// <exception cref="AssistantException"><c>detector_table_invalid</c>, naming every faulty line.</exception>
    public static DetectorTables Read(string? folder)
    {
        var errors = new List<string>();
        var rows = TextTableFiles.Read("guideline", _files, folder, errors);
        errors.AddRange(rows["allow-list"].Select(r => r[0]).Where(kind => !_allowedKinds.Contains(kind, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)
            .Select(kind => $"allow-list.tsv：種類「{kind}」はありません。使える種類は {string.Join('、', _allowedKinds)} です。"));
        return errors.Count == 0
            ? new DetectorTables(rows, [], [])
            : throw new AssistantException("detector_table_invalid", $"個人情報の検出の表に誤りがあります。{string.Join(' ', errors)}")
            {
                NextStep = $"{folder} の表を直してから、もう一度起動してください。",
            };
    }

    /// <summary>These tables with the words of a policy beside their own.</summary>
    public DetectorTables With(DetectorWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var rows = new Dictionary<string, IReadOnlyList<string[]>>(_rows, StringComparer.Ordinal)
        {
            ["allow-list"] = [.. _rows["allow-list"], .. words.Allowed.SelectMany(kind => kind.Value.Select(value => new[] { kind.Key, value }))],
            ["deny-list"] = [.. _rows["deny-list"], .. words.Denied.Select(word => new[] { word })],
            ["confidentiality-marks"] = [.. _rows["confidentiality-marks"], .. words.Marks.Select(word => new[] { word })],
        };
        return new DetectorTables(rows, words.Copyright, words.NotCopyright);
    }

    internal WordPatterns Copyright { get; }

    internal bool IsAllowedNumber(ReadOnlySpan<char> digits) => _numbers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(digits);

    /// <summary>For a number without its area code.</summary>
    internal bool EndsAllowedNumber(string digits) => _numbers.Any(number => number.EndsWith(digits, StringComparison.Ordinal));

    internal bool IsAllowedMail(ReadOnlySpan<char> address) => _mails.GetAlternateLookup<ReadOnlySpan<char>>().Contains(address);

    internal bool IsAllowedAddress(ReadOnlySpan<char> address) => _addresses.Contains(AddressKey.Of(address.ToString()));

    internal bool IsAllowedName(ReadOnlySpan<char> name) => _names.Contains(Joined(name.ToString()));

    /// <summary>Length of the longest surname that begins here, or 0.</summary>
    internal int SurnameAt(string text, int start, int end)
    {
        for (var length = Math.Min(_longestSurname, end - start); length > 0; length--)
        {
            if (_surnames.Contains(text.AsSpan(start, length)))
            {
                return length;
            }
        }

        return 0;
    }

    internal IEnumerable<(int Start, int End)> Markers(string text) => _markers.Find(text);

    internal IEnumerable<(int Start, int End)> Denied(string text) => _denied.Find(text);

    private static string Folded(string value) => ScanText.Of(value.Trim()).Text;

    private static string Joined(string name) => name.Replace(" ", "", StringComparison.Ordinal);
}
