namespace Assistant.Infrastructure.Readers.Pdf.Structure;

/// <summary>Whether the contents of a page paint anything: only what is sure counts as nothing.</summary>
internal static class PageContents
{
    /// <summary>Operators that set, move or clip, and leave no mark.</summary>
    private static readonly HashSet<string> Silent = new(
        "q Q cm w J j M d ri i gs m l c v y h re n W W* BT ET Tf Tc Tw Tz TL Tr Ts Td TD Tm T* g G rg RG k K cs CS sc scn SC SCN BMC BDC EMC MP DP BX EX".Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SilentSpans = Silent.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool PaintNothing(ReadOnlySpan<byte> contents)
    {
        Span<char> letters = stackalloc char[4];
        var lexer = new PdfLexer(contents);
        while (lexer.Next())
        {
            if (lexer.Kind == PdfTokenKind.Word && !(System.Text.Ascii.ToUtf16(lexer.Token, letters, out var length) == System.Buffers.OperationStatus.Done && SilentSpans.Contains(letters[..length])))
            {
                return false;
            }
        }

        return true;
    }
}
