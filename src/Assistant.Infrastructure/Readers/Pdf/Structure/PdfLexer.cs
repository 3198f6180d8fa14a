namespace Assistant.Infrastructure.Readers.Pdf.Structure;

/// <summary>Cuts the syntax of PDF, in objects and in the contents of pages alike, into tokens.</summary>
internal ref struct PdfLexer(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public PdfTokenKind Kind { get; private set; }

    /// <summary>Where the token begins; it ends before <see cref="End"/>.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    public readonly ReadOnlySpan<byte> Token => _bytes[Start..End];

    public static bool IsSpace(byte b) => b is 0 or (byte)'\t' or (byte)'\n' or 12 or (byte)'\r' or (byte)' ';

    public bool Next()
    {
        Start = SkipSpace(End);
        if (Start >= _bytes.Length)
        {
            End = Start;
            Kind = PdfTokenKind.End;
            return false;
        }

        (Kind, End) = _bytes[Start] switch
        {
            (byte)'/' => (PdfTokenKind.Name, Regular(Start + 1)),
            (byte)'(' => (PdfTokenKind.Text, Literal()),
            (byte)'<' => Follows((byte)'<') ? (PdfTokenKind.Open, Start + 2) : (PdfTokenKind.Text, After((byte)'>')),
            (byte)'>' => (PdfTokenKind.Close, Follows((byte)'>') ? Start + 2 : Start + 1),
            (byte)'[' or (byte)'{' => (PdfTokenKind.Open, Start + 1),
            (byte)']' or (byte)'}' or (byte)')' => (PdfTokenKind.Close, Start + 1),
            (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.' => (PdfTokenKind.Number, Regular(Start + 1)),
            _ => (PdfTokenKind.Word, Regular(Start + 1)),
        };
        return true;
    }

    private readonly bool Follows(byte next) => Start + 1 < _bytes.Length && _bytes[Start + 1] == next;

    private readonly int After(byte end) => _bytes[Start..].IndexOf(end) is var at and >= 0 ? Start + at + 1 : _bytes.Length;

    private readonly int Regular(int at)
    {
        while (at < _bytes.Length && !IsSpace(_bytes[at]) && !"()<>[]{}/%"u8.Contains(_bytes[at]))
        {
            at++;
        }

        return at;
    }

    private readonly int SkipSpace(int at)
    {
        while (at < _bytes.Length && (IsSpace(_bytes[at]) || _bytes[at] == (byte)'%'))
        {
            at = _bytes[at] == (byte)'%' ? EndOfLine(at) : at + 1;
        }

        return at;
    }

    private readonly int EndOfLine(int at) => _bytes[at..].IndexOfAny((byte)'\n', (byte)'\r') is var length and >= 0 ? at + length : _bytes.Length;

    /// <summary>Brackets within a text are in pairs or behind a backslash.</summary>
    private readonly int Literal()
    {
        var depth = 0;
        for (var at = Start; at < _bytes.Length; at++)
        {
            switch (_bytes[at])
            {
                case (byte)'\\':
                    at++;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when --depth == 0:
                    return at + 1;
            }
        }

        return _bytes.Length;
    }
}
