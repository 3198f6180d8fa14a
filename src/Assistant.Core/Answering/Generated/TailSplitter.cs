using System.Text;

namespace Assistant.Core.Answering.Generated;

/// <summary>
/// Separates what a person reads from the machine-readable list at the end, while the text arrives in arbitrary pieces.
/// The list begins with a fence that opens an object, or with an object whose first name is <c>quotes</c>.
/// What may still become that beginning is held back.
/// </summary>
internal sealed class TailSplitter
{
    private const string Fence = "```";
    private const string FirstName = "\"quotes\"";
    private const int LongestGap = 64;

    private readonly StringBuilder _tail = new();
    private string _held = string.Empty;

    /// <summary>Everything from the beginning of the list, empty as long as there is none.</summary>
    public string Tail => _tail.ToString();

    /// <returns>What can be shown now.</returns>
    public string Push(string piece)
    {
        if (_tail.Length > 0)
        {
            _tail.Append(piece);
            return string.Empty;
        }

        var text = _held + piece;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i] is '`' or '{' ? Begins(text.AsSpan(i)) : Match.No)
            {
                case Match.Yes:
                    _tail.Append(text, i, text.Length - i);
                    _held = string.Empty;
                    return text[..i];
                case Match.Maybe:
                    _held = text[i..];
                    return text[..i];
            }
        }

        _held = string.Empty;
        return text;
    }

    /// <returns>What was held back and turned out to be text. A fence that was never filled is neither.</returns>
    public string Complete()
    {
        var held = _held;
        _held = string.Empty;
        return held.StartsWith(Fence, StringComparison.Ordinal) ? string.Empty : held;
    }

    private static Match Begins(ReadOnlySpan<char> text)
    {
        var fenced = text[0] == '`';
        if (fenced)
        {
            var fence = Starts(text, Fence);
            if (fence != Match.Yes)
            {
                return fence;
            }

            text = text[Fence.Length..];
            text = text[CountWhile(text, char.IsAsciiLetter)..];
            var gap = CountWhile(text, char.IsWhiteSpace);
            text = text[gap..];
            return text.IsEmpty ? MaybeWithin(gap) : text[0] == '{' ? Match.Yes : Match.No;
        }

        text = text[1..];
        var space = CountWhile(text, char.IsWhiteSpace);
        return text.Length == space ? MaybeWithin(space) : Starts(text[space..], FirstName);
    }

    private static Match MaybeWithin(int gap) => gap <= LongestGap ? Match.Maybe : Match.No;

    private static Match Starts(ReadOnlySpan<char> text, string with) =>
        text.StartsWith(with, StringComparison.Ordinal) ? Match.Yes
        : with.AsSpan().StartsWith(text, StringComparison.Ordinal) ? Match.Maybe
        : Match.No;

    private static int CountWhile(ReadOnlySpan<char> text, Func<char, bool> condition)
    {
        var count = 0;
        while (count < text.Length && condition(text[count]))
        {
            count++;
        }

        return count;
    }

    private enum Match
    {
        No,
        Maybe,
        Yes,
    }
}
